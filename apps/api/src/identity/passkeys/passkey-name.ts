import { refuse } from '@plenaria/kernel';
import type { Refused } from '@plenaria/kernel';

const NAME_MAX = 80;

/** The name somebody gives to a passkey, without space around it, or what is wrong with it. */
export function namedPasskey(typed: string): string | Refused {
  const name = typed.trim().replace(/\p{Cc}+/gu, ' ');
  if (name === '') return wrong('refusals:field.required');
  return name.length > NAME_MAX ? wrong('refusals:field.tooLong') : name;
}

function wrong(reason: string): Refused {
  return refuse('INVALID_INPUT', { fields: [{ field: 'name', reason }] });
}
