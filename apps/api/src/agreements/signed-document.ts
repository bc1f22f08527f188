import { canonicalText, holdingOn } from '@plenaria/agreements';
import { directionOf, formatDay, formatInstant, isLanguage, tagOf } from '@plenaria/i18n';
import type { Language, Params, TextKey } from '@plenaria/i18n';
import { canonicalJson } from '@plenaria/kernel';
import { dayOf } from '@plenaria/membership';
import { Paper } from '../paper/paper.ts';
import { setMarkdown } from '../paper/set-markdown.ts';
import { textIn } from '../post/texts.ts';
import type { AcceptanceEvidence } from './acceptance.ts';

/** Everything a signed document is made of. */
export type Signed = {
  readonly evidence: AcceptanceEvidence;
  readonly body: string;
  readonly person: string;
  readonly withdrawnBy: string | null;
  readonly custodian: string | null;
  /** Where the proof can be seen. */
  readonly address: string;
  readonly now: Date;
};

/** A signed document as a PDF in the language in which it was shown: the words, who accepted them for whom and when,
 *  and how anyone can check that they are the words. The exact text is attached, so the paper proves itself offline. */
export async function signedDocument(signed: Signed): Promise<Buffer> {
  const { evidence, body, now } = signed;
  const { text, version, document } = evidence;
  const language = isLanguage(text.language) ? text.language : 'en';
  const say = sayIn(language, 'agreements:');
  const onPaper = sayIn(language, 'papers:signed.');
  const paper = await Paper.begin(
    {
      title: text.title,
      language: tagOf(language),
      direction: directionOf(language),
      at: now,
    },
    signed,
  );
  paper.heading(1, text.title);
  const owner =
    signed.custodian === null ? say('ofFederation') : say('ofCustodian', { custodian: signed.custodian });
  const effectiveFrom = version.effectiveFrom ?? '';
  const day = formatDay(effectiveFrom, language);
  const holding = holdingOn({ inForce: version.inForce, effectiveFrom }, dayOf(now));
  paper.paragraph([{ text: `${say(`kind.${document.kind}`)} ${owner}` }], { after: 0 });
  paper.paragraph([{ text: say(holding, { version: version.number, day }) }]);
  paper.rule();
  setMarkdown(paper, body);
  paper.rule();
  setEvidence(paper, signed, language);
  const { acceptance } = evidence;
  const words = { language: text.language, title: text.title, body };
  paper.attach({ name: 'text.json', text: canonicalText(words), description: say('canonical') });
  paper.attach({ name: 'acceptance.json', text: recordOf(signed), description: say('evidence.title') });
  return paper.end((page, pages) => `${onPaper('page', { page, pages })} · \u2066${acceptance.id}\u2069`);
}

function setEvidence(paper: Paper, signed: Signed, language: Language): void {
  const say = sayIn(language, 'agreements:');
  const onPaper = sayIn(language, 'papers:signed.');
  const { evidence, person, withdrawnBy, address, now } = signed;
  const { acceptance, member, through } = evidence;
  // A paper is read anywhere, so its times are in UTC.
  const when = (at: Date) => formatInstant(at, { language, timeZone: 'UTC' });
  paper.heading(2, onPaper('evidence'));
  paper.fact(say('evidence.who'), person);
  paper.fact(say('evidence.forWhom'), acceptance.forName ?? member?.name ?? say('evidence.forSelf'));
  if (evidence.document.asked === 'sign' && through !== null) paper.fact(say('evidence.through'), through);
  paper.fact(say('evidence.when'), `${when(acceptance.at)} (\u2066${acceptance.at.toISOString()}\u2069)`);
  const names = new Intl.DisplayNames(tagOf(language), { type: 'language' });
  paper.fact(say('evidence.language'), names.of(acceptance.language) ?? acceptance.language);
  paper.fact(say('evidence.method'), say(`method.${acceptance.method}`));
  paper.fact(say('evidence.hash'), acceptance.sha256);
  paper.fact(say('evidence.number'), acceptance.id);
  const { withdrawal } = acceptance;
  paper.fact(
    say('evidence.state'),
    withdrawal
      ? say('evidence.withdrawn', {
          when: when(withdrawal.at),
          name: withdrawnBy ?? '',
          reason: withdrawal.reason,
        })
      : say('evidence.stands'),
  );
  paper.heading(2, onPaper('howTo'));
  for (const key of ['attached', 'compute']) paper.paragraph([{ text: onPaper(key) }]);
  paper.paragraph([{ text: onPaper('online', { address }) }]);
  paper.paragraph([{ text: onPaper('made', { when: when(now) }) }]);
}

/** What is kept of an acceptance, as a file that any program reads. */
function recordOf({ evidence, person }: Signed): string {
  const { acceptance, document, version, member } = evidence;
  return canonicalJson({
    format: 'plenaria-acceptance/1',
    id: acceptance.id,
    document: document.slug,
    version: version.number,
    authoritativeLanguage: version.language,
    language: acceptance.language,
    sha256: acceptance.sha256,
    person,
    member: acceptance.forName ?? member?.name ?? null,
    through: evidence.document.asked === 'sign' ? evidence.through : null,
    method: acceptance.method,
    at: acceptance.at.toISOString(),
    withdrawnAt: acceptance.withdrawal?.at.toISOString() ?? null,
  });
}

/** Says what begins with this in a language. */
function sayIn(language: Language, begins: 'agreements:' | 'papers:signed.') {
  return (key: string, params: Params = {}): string => textIn(language, `${begins}${key}` as TextKey, params);
}
