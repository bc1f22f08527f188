import { readDay } from '@plenaria/membership';
import { z } from 'zod';

/** A day in an address, if one is named. A year 0 is none to the database. */
export const AsOf = z
  .string()
  .refine((day) => readDay(day) !== null)
  .optional();
