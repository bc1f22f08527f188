import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, isEnumType } from 'graphql';

const root = join(import.meta.dirname, '../../../..');
const schema = buildSchema(readFileSync(join(root, 'apps/api/schema.graphql'), 'utf8'));
const texts = JSON.parse(readFileSync(join(root, 'libs/i18n/locales/en/refusals.json'), 'utf8')) as object;
const codes = schema.getType('RefusalCode');

describe('every no that the api may say', () => {
  it.each(isEnumType(codes) ? codes.getValues().map(({ name }) => name) : ['no RefusalCode in the schema'])(
    'has words: %s',
    (code) => {
      expect(texts).toHaveProperty([code]);
    },
  );
});
