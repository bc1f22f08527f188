import { useState, type FormEvent } from 'react';
import { onDevice } from '../client/on-device.ts';
import { useReader } from '../client/viewer.ts';

/** What was typed into a form before, kept on this device until it is sent. */
export type Typed = {
  readonly value: (name: string) => string | undefined;
  readonly keep: (name: string, value: string) => void;
  readonly forget: () => void;
};

/**
 * Keeps what is typed into a long text, so that neither a lost session nor a closed page loses it. It is found again
 * by who typed it alone: fields that begin with it are drawn once it is known who reads.
 */
export function useTyped(name: string): Typed {
  const account = useReader().viewer?.accountId ?? '';
  const key = `plenaria.typed ${account} ${name}`;
  const [{ of, typed }, begin] = useState(() => keptUnder(key));
  if (of !== key) begin(keptUnder(key));
  return {
    value: (field) => typed.get(field),
    keep: (field, value) => {
      typed.set(field, value);
      try {
        onDevice.setItem(key, JSON.stringify([...typed]));
      } catch {
        // A full store keeps nothing; the form itself still holds what was typed.
      }
    },
    forget: () => {
      typed.clear();
      onDevice.removeItem(key);
    },
  };
}

function keptUnder(key: string) {
  return { of: key, typed: new Map(entriesOf(onDevice.getItem(key))) };
}

/** The handler for an element around the form. */
export function keepsTyped(typed: Typed) {
  return {
    onInput: ({ target }: FormEvent<HTMLElement>): void => {
      if (target instanceof HTMLInputElement && target.type === 'checkbox') {
        typed.keep(target.name, target.checked ? 'on' : '');
      } else if (isField(target) && target.name) typed.keep(target.name, target.value);
    },
  };
}

function isField(target: EventTarget): target is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
}

function entriesOf(text: string | null): readonly [string, string][] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
