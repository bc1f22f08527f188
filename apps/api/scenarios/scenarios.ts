import { Obstacle } from '../src/obstacle.ts';
import { firstAssembly } from './first-assembly.ts';
import { joining } from './joining.ts';
import type { Scenario } from './scenario.ts';

/** Every world that can be loaded, by name. */
const scenarios: readonly Scenario[] = [firstAssembly, joining];

/** The world of this name; an obstacle when there is none. */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (!found)
    throw new Obstacle(
      `There is no scenario "${name}"; there are ${scenarios.map((one) => one.name).join(', ')}.`,
    );
  return found;
}
