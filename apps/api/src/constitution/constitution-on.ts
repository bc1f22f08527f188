import { isOver } from '@plenaria/membership';
import type { Day } from '@plenaria/membership';
import type { Constitution } from './constitution.ts';

/** What of a constitution still holds on a day, as it would be written on it: a file may lie for longer than a class, a
 *  circle or a service level that it tells the end of. */
export function constitutionOn(constitution: Constitution, day: Day): Constitution {
  const holds = ({ lastDay }: { readonly lastDay?: string | undefined }) =>
    !isOver({ lastDay: lastDay ?? null }, day);
  const classes = constitution['classes.json'].filter(holds);
  const circles = constitution['circles.json'].filter(holds);
  const isClass = (name: string | null) => name === null || classes.some(({ slug }) => slug === name);
  return {
    ...constitution,
    'classes.json': classes,
    'circles.json': circles.map(({ parent, ...circle }) => ({
      ...circle,
      parent: circles.some(({ slug }) => slug === parent) ? parent : null,
    })),
    'joining-rules.json': constitution['joining-rules.json'].filter((one) => isClass(one.class)),
    'service-levels.json': constitution['service-levels.json'].filter(
      (one) => holds(one) && isClass(one.class),
    ),
    'documents.json': constitution['documents.json'].flatMap((document) => {
      const going = document.classes.filter(isClass);
      return document.classes.length > 0 && going.length === 0 ? [] : [{ ...document, classes: going }];
    }),
  };
}
