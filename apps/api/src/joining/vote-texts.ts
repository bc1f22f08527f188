import type { TextKey } from '@plenaria/i18n';
import { MemberClass, textIn as inLanguage } from '../membership/member-class.ts';
import { textIn } from '../post/texts.ts';
import { asText, quotations } from '../voting/quoted.ts';
import type { VoteText } from '../voting/draft-vote.ts';
import type { Work } from '../work.ts';
import { eventOf, eventsOf } from './held-application.ts';
import type { HeldApplication } from './held-application.ts';
import { pledgeInWords } from './pledge-in-words.ts';

const TITLE_MAX = 200;

/**
 * What the members are asked, in each language: who applies for what, what was said for and against it. The log fixes
 * these words for good, so of an individual they tell the number of the application, whose page tells the rest.
 */
export async function voteTexts(
  work: Work,
  held: HeldApplication,
  languages: readonly string[],
): Promise<Readonly<Record<string, VoteText>>> {
  const { application, standing } = held;
  const classes = await work.db.find(MemberClass, { order: { position: 'asc' } });
  const mine = classes.filter(({ slug }) => application.classes.includes(slug));
  const [custodian]: readonly { name: string }[] = await work.db.query(
    `select name from membership.custodian where id = $1`,
    [application.custodianId],
  );
  const said = await saidAbout(work, application.id);
  const textFor = (language: string): VoteText => {
    const say = (key: TextKey, params = {}) => textIn(language, key, params);
    const number = application.number;
    const isPerson = application.kind === 'individual';
    const params = {
      number,
      name: isPerson ? say('votes:joining.applicant', { number }) : application.name,
      page: `/applications/${application.id}`,
      custodian: custodian?.name ?? '',
      classes: mine.map(({ names, slug }) => inLanguage(language, names) ?? slug).join(', '),
    };
    const outcomes = [
      say('votes:joining.yes', params),
      say(standing.isAppeal ? 'votes:joining.noAppeal' : 'votes:joining.no', params),
    ];
    const spoken = () => [
      say('votes:joining.about', params),
      say('votes:joining.pledge'),
      pledgeInWords(application.pledge, language)
        .map((line) => `- ${asText(line)}`)
        .join('\n'),
      ...quotations(
        [{ key: 'votes:joining.motivation' as const, text: application.motivation, name: '' }, ...said].map(
          ({ key, text, name }) => ({
            lead: say(key, { ...params, member: name ?? say('votes:joining.someMember') }),
            words: text,
            isOneOfMany: key === 'votes:joining.objected',
          }),
        ),
      ),
    ];
    const paragraphs = [...(isPerson ? [say('votes:joining.aboutPerson', params)] : spoken()), ...outcomes];
    const title = say(standing.isAppeal ? 'votes:joining.titleAppeal' : 'votes:joining.title', params);
    return { title: title.slice(0, TITLE_MAX), body: paragraphs.join('\n\n') };
  };
  return Object.fromEntries(languages.map((language) => [language, textFor(language)]));
}

/** `name` is null where an individual speaks: the text is public, and a hash will stand for it. */
type Said = { readonly key: TextKey; readonly text: string; readonly name: string | null };

/** Reasons for and against, in the order in which they were given; of objections those that stand. */
async function saidAbout(work: Work, id: string): Promise<readonly Said[]> {
  const events = (await eventsOf(work, id)).map(eventOf);
  const members: readonly { id: string; name: string | null }[] = await work.db.query(
    `select id, case when kind = 'organisation' then name end as name from membership.member
      where id = any($1::uuid[])`,
    [events.flatMap((event) => (event.kind === 'objected' ? [event.memberId] : []))],
  );
  const stands = (memberId: string, at: Date) =>
    !events.some(
      (later) => later.kind === 'objectionWithdrawn' && later.memberId === memberId && later.at >= at,
    );
  return events.flatMap((event): readonly Said[] => {
    switch (event.kind) {
      case 'recommended':
        return [{ key: 'votes:joining.recommended', text: event.reason, name: '' }];
      case 'objected': {
        const name = members.find((member) => member.id === event.memberId)?.name ?? null;
        return stands(event.memberId, event.at)
          ? [{ key: 'votes:joining.objected', text: event.reason, name }]
          : [];
      }
      case 'rejected':
        return [{ key: 'votes:joining.rejected', text: event.reason, name: '' }];
      case 'appealed':
        return [{ key: 'votes:joining.appealed', text: event.reason, name: '' }];
      default:
        return [];
    }
  });
}
