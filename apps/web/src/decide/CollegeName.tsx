import { collegeLabel, type RulePack } from '@plenaria/voting';
import { tagOf } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/texts.ts';

/** A college as the rules call it in the reader's language. */
export function CollegeName({ name, rules }: { readonly name: string; readonly rules: unknown }): ReactNode {
  const language = useLanguage();
  return <bdi>{collegeLabel(rules as RulePack, name, tagOf(language))}</bdi>;
}
