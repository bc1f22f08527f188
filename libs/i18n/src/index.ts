export { gapsOf } from './completeness.ts';
export { deviceName } from './device-name.ts';
export {
  formatDay,
  formatInstant,
  formatInstantShort,
  formatList,
  formatMinutes,
  formatMoney,
  formatPercent,
  formatRelative,
  type Reading,
} from './format.ts';
export {
  directionOf,
  firstSpoken,
  isLanguage,
  languages,
  ownNameOf,
  tagOf,
  type Language,
  type ShownLanguage,
} from './languages.ts';
export { pseudo, pseudoTexts } from './pseudo.ts';
export {
  namespaces,
  type Namespace,
  type Params,
  type PluralForm,
  type SourceTexts,
  type TextKey,
  type Texts,
} from './texts.ts';
export { translate } from './translate.ts';
