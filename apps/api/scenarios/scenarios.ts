import { firstAssembly } from './first-assembly.ts';
import type { Scenario } from './scenario.ts';

/** Every world that can be loaded, by name. */
const scenarios: readonly Scenario[] = [firstAssembly];

/** The world of this name; throws one sentence when there is none. */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (!found)
    throw new Error(
      `There is no scenario "${name}"; there is ${scenarios.map((one) => one.name).join(', ')}.`,
    );
  return found;
}
