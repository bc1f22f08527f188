import type { Params } from '@plenaria/i18n';
import { createContext, useContext } from 'react';
import type { Refusal } from '../client/send.ts';

/** What is wrong with one field: `reason` is a key of the refusals texts, after `field.`. */
export type Problem = {
  readonly field: string;
  readonly reason: string;
  readonly details: Params;
};

/** What a field needs to know of the form around it. */
export type FormState = {
  readonly id: string;
  readonly problems: readonly Problem[];
  /** In a filter nothing must be filled in, and nothing needs to say so. */
  readonly filter?: boolean;
};

/** Filled by `Form`. */
export const FormContext = createContext<FormState>({ id: 'form', problems: [] });

/** The problem of one field, and the ids that tie label, hint and problem to it. */
export function useField(name: string) {
  const { id, problems, filter = false } = useContext(FormContext);
  const fieldId = `${id}-${name}`;
  return { id: fieldId, filter, problem: problems.find(({ field }) => field === name) };
}

/** The fields that a refusal names; empty when it is about something else. */
export function problemsOf(refusal: Refusal): readonly Problem[] {
  const fields = refusal.details['fields'];
  if (!Array.isArray(fields)) return [];
  return fields.filter(isObject).map((field) => ({
    field: text(field['field']),
    reason: text(field['reason'], 'invalid'),
    // A number stays one: it may choose the plural form.
    details: Object.fromEntries(
      Object.entries(field).map(([key, value]) => [key, typeof value === 'number' ? value : text(value)]),
    ),
  }));
}

/** The fields that the browser itself finds wrong before anything is sent; buttons of one choice are one field. */
export function missingIn(form: HTMLFormElement): readonly Problem[] {
  const named = new Map<string, Problem>();
  for (const problem of wrongIn(form)) if (!named.has(problem.field)) named.set(problem.field, problem);
  return [...named.values()];
}

function wrongIn(form: HTMLFormElement): readonly Problem[] {
  return [...form.elements].flatMap((element) => {
    if (!isChecked(element)) return [];
    const max = Number(element.dataset['max'] ?? Number.POSITIVE_INFINITY);
    if (element.value.length > max) return [{ field: element.name, reason: 'longerThan', details: { max } }];
    if (element.validity.valid) return [];
    return [{ field: element.name, reason: reasonOf(element.validity), details: {} }];
  });
}

function reasonOf(validity: ValidityState): string {
  if (validity.valueMissing) return 'required';
  return validity.typeMismatch ? 'email' : 'invalid';
}

type Checked = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isChecked(element: Element): element is Checked {
  return ['INPUT', 'SELECT', 'TEXTAREA'].includes(element.nodeName);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}
