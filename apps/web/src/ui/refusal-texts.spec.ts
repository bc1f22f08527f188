import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, isEnumType } from 'graphql';

const root = join(import.meta.dirname, '../../../..');
const schema = buildSchema(readFileSync(join(root, 'apps/api/schema.graphql'), 'utf8'));
const texts = ['refusals', 'refusals-rare'].map(
  (name) => JSON.parse(readFileSync(join(root, `libs/i18n/locales/en/${name}.json`), 'utf8')) as object,
);
const codes = schema.getType('RefusalCode');

describe('every no that the api may say', () => {
  it.each(isEnumType(codes) ? codes.getValues().map(({ name }) => name) : ['no RefusalCode in the schema'])(
    'has words: %s',
    (code) => {
      expect(texts.filter((file) => Object.hasOwn(file, code))).toHaveLength(1);
    },
  );
});
