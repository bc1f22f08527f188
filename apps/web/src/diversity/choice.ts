import { useSpoken } from '../i18n/texts.ts';

/** What a choice of a dimension is called where somebody makes it; by its own name while a text is missing. */
export function useChoice(): (dimension: string, choice: string) => string {
  const spoken = useSpoken();
  return (dimension, choice) => spoken('diversity', `${dimension}.${choice}`) ?? choice;
}

/** What those are called who made a choice. */
export function useGroup(): (dimension: string, choice: string) => string {
  const spoken = useSpoken();
  const choiceIn = useChoice();
  return (dimension, choice) =>
    spoken('diversity', `figures.group.${dimension}.${choice}`) ?? choiceIn(dimension, choice);
}
