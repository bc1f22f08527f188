import { readDay } from '@plenaria/membership';
import { z } from 'zod';

/** A day in an address, if one is named. */
export const AsOf = z
  .string()
  .refine((day) => readDay(day) !== null)
  .optional();
