import { dayOf, levelsOffered } from '@plenaria/membership';
import type { Day, OfferedTo } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { inOrderOf, loaderOf } from '../graphql/loaders.ts';
import { askTogether, classesOf, custodianOf } from '../membership/register-loaders.ts';
import type { View } from '../work.ts';
import { LevelHolding, ServiceLevel } from './service-level.ts';
import { storedLevels } from './stored-levels.ts';
import type { StoredLevel } from './stored-levels.ts';

type Asking = { readonly context: RequestContext; readonly view: View };

/** The service levels that are offered to somebody, in the order of the federation. */
export async function findOffered(view: View, language: string, to: OfferedTo): Promise<ServiceLevel[]> {
  return levelsOffered(await storedLevels(view), to).map((level) => ServiceLevel.on(to.day, language, level));
}

/** A service level by its id, as it is today; null for none. */
export async function findLevel({ context, view }: Asking, id: string | null): Promise<ServiceLevel | null> {
  const level = id === null ? undefined : (await allLevels({ context, view })).find((one) => one.id === id);
  return level ? ServiceLevel.on(dayOf(context.now), context.language, level) : null;
}

/** The service level that a member holds on a day, or null. */
export function levelOf(asking: Asking, memberId: string, day: Day): Promise<LevelHolding | null> {
  type Row = { readonly key: string; readonly levelId: string; readonly from: Day; readonly to: Day | null };
  const { context, view } = asking;
  const loader = loaderOf(context, 'levels.held', async (keys) => {
    const rows = await askTogether<Row>(
      view,
      keys,
      `select asked.key, h.level_id as "levelId", lower(h.valid)::text as "from", (upper(h.valid) - 1)::text as "to"
       from asked join membership.level_holding h on h.member_id = asked.member_id and h.valid @> asked.day`,
    );
    const levels = rows.length > 0 ? await allLevels(asking) : [];
    return inOrderOf(
      keys,
      rows,
      (row) => row.key,
      ([row]) => {
        const level = row && levels.find(({ id }) => id === row.levelId);
        if (!row || !level) return null;
        const on = row.key.split(' ')[1] ?? row.from;
        const { from, to } = row;
        return Object.assign(new LevelHolding(), {
          level: ServiceLevel.on(on, context.language, level),
          from,
          to,
        });
      },
    );
  });
  return loader.load(`${memberId} ${day}`);
}

/** The service levels that a member may hold on a day: none where it belongs through no custodian. */
export async function levelsFor(asking: Asking, memberId: string, day: Day): Promise<ServiceLevel[]> {
  const custodian = await custodianOf(asking, memberId, day);
  if (!custodian) return [];
  const classes = (await classesOf(asking, memberId, day)).map((held) => held.class.slug);
  const offered = levelsOffered(await allLevels(asking), { custodianId: custodian.id, classes, day });
  return offered.map((level) => ServiceLevel.on(day, asking.context.language, level));
}

function allLevels({ context, view }: Asking): Promise<readonly StoredLevel[]> {
  const all = loaderOf(context, 'levels.all', async (keys) => {
    const levels = await storedLevels(view);
    return keys.map(() => levels);
  });
  return all.load('all');
}
