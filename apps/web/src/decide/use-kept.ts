import { useState } from 'react';

/**
 * The last answer that was there. A question asked again without network loses its answer; a ballot must not
 * vanish with it.
 */
export function useKept<Value>(value: Value | undefined): Value | undefined {
  const [kept, keep] = useState(value);
  if (value !== undefined && value !== kept) keep(value);
  return value ?? kept;
}
