import { dayOf, isOver, isSlug } from '@plenaria/membership';
import type { RequestContext } from '../context.ts';
import { inOrderOf, loaderOf } from '../graphql/loaders.ts';
import { Custodian } from '../membership/custodian.ts';
import type { View } from '../work.ts';
import { Circle } from './circle.ts';

type Asking = { readonly context: RequestContext; readonly view: View };

/** Every circle, those that have ended last, in the order of their names in the reader's language. */
export async function findCircles(view: View, language: string): Promise<Circle[]> {
  const circles = await view.db.find(Circle);
  const name = ({ names, slug }: Circle) => names[language] ?? names['en'] ?? slug;
  const today = dayOf(view.now);
  const ended = (circle: Circle) => Number(isOver(circle, today));
  return circles.toSorted(
    (one, other) => ended(one) - ended(other) || name(one).localeCompare(name(other), language),
  );
}

/** The circle with this slug, also when it has ended. */
export async function findCircle(view: View, slug: string): Promise<Circle | null> {
  return isSlug(slug) ? view.db.findOneBy(Circle, { slug }) : null;
}

/** A circle by its id, with all others that the request asks for. */
export function circleOf({ context, view }: Asking, id: string): Promise<Circle> {
  const loader = loaderOf(context, 'circles.circle', async (ids) => {
    const rows = await view.db.createQueryBuilder(Circle, 'c').where('c.id in (:...ids)', { ids }).getMany();
    return inOrderOf(
      ids,
      rows,
      (row) => row.id,
      ([row]) => row ?? new Error('no such circle'),
    );
  });
  return loader.load(id) as Promise<Circle>;
}

/** A custodian by its id, with all others that the request asks for. */
export function custodianById({ context, view }: Asking, id: string): Promise<Custodian> {
  const loader = loaderOf(context, 'circles.custodian', async (ids) => {
    const rows = await view.db
      .createQueryBuilder(Custodian, 'c')
      .where('c.id in (:...ids)', { ids })
      .getMany();
    return inOrderOf(
      ids,
      rows,
      (row) => row.id,
      ([row]) => row ?? new Error('no such custodian'),
    );
  });
  return loader.load(id) as Promise<Custodian>;
}
