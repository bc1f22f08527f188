import type { ScenarioPerson } from './first-assembly-people.ts';
import { stableId } from './scenario.ts';
import type { Persona } from './scenario.ts';

const ORDER = ['secretary', 'chair', 'producer-ca', 'producer-en', 'producer-sv', 'consumer', 'individual'];

/** Who the start of the demo offers to be, in this order; those not in it come last. */
export function personasAmong(people: readonly ScenarioPerson[]): readonly Persona[] {
  const place = ({ key }: Persona) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const everyone = people.flatMap(({ persona, name, email, roles = [], language, zone }) =>
    persona
      ? [{ key: persona, personId: stableId('person', email), name, email, roles, language, zone }]
      : [],
  );
  return everyone.toSorted((one, other) => place(one) - place(other));
}
