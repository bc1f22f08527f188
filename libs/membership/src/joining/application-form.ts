import { isCountry } from '../countries.ts';
import { foldName } from '../fold-name.ts';
import { isEmptyPledge, type Pledge } from './pledge.ts';

/** What an applicant says of themself. Empty texts stand for what is not said yet. */
export type ApplicationForm = {
  readonly kind: 'organisation' | 'individual';
  readonly name: string;
  readonly country: string | null;
  readonly website: string | null;
  readonly classes: readonly string[];
  readonly pledge: Pledge;
  /** Was a service level chosen that costs nothing? */
  readonly isFree: boolean;
  readonly motivation: string;
};

/** A field of the form that is missing something, and a translation key that says what. */
export type FormProblem = { readonly field: string; readonly reason: string };

/** What is still missing before this can be submitted, in the order of the form. */
export function missingInForm(form: ApplicationForm, classes: readonly string[]): readonly FormProblem[] {
  const missing = (field: string, isMissing: boolean, reason = 'refusals:field.required') =>
    isMissing ? [{ field, reason }] : [];
  const unknown = form.classes.some((slug) => !classes.includes(slug));
  return [
    ...missing('name', form.name.trim() === ''),
    ...missing('name', form.name.trim() !== '' && foldName(form.name) === '', 'refusals:field.invalid'),
    ...missing('country', form.country === null),
    ...missing('country', form.country !== null && !isCountry(form.country), 'refusals:field.invalid'),
    ...missing('classes', form.classes.length === 0, 'joining:form.noClass'),
    ...missing('classes', unknown, 'joining:form.classGone'),
    ...missing('hours', isEmptyPledge(form.pledge) && !form.isFree, 'joining:form.noPledge'),
    ...missing('motivation', form.motivation.trim() === ''),
  ];
}
