import { formatList, type TextKey } from '@plenaria/i18n';
import type { ReactNode } from 'react';
import { useLanguage, useSpoken, useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { ActDialogs } from '../ui/ActDialogs.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Tag, type Mark } from '../ui/Tag.tsx';
import { Day, Instant, Relative } from '../ui/Time.tsx';
import { AnswerChange, answersOf } from './AnswerChange.tsx';
import type { Kind, LifeChange } from './Life.tsx';

type ChangeProps = {
  readonly change: LifeChange;
  readonly member: string;
  readonly onChanged: () => void;
};

const marks: Readonly<Record<string, Mark>> = {
  moved: 'agree',
  resumed: 'agree',
  scheduled: 'agree',
  reinstated: 'agree',
  refused: 'disagree',
  left: 'quiet',
  withdrawn: 'quiet',
  lapsed: 'quiet',
  dismissed: 'quiet',
  expelled: 'block',
  confirmed: 'block',
};

/** One change: where it stands, what comes next and who does it, the reader's buttons, and what happened. */
export function Change({ change, member, onChanged }: ChangeProps): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  const { kind, state, firstDay, giving, receiving } = change;
  const names = { giving: giving.name, receiving: receiving?.name ?? '' };
  return (
    <article>
      <h3>
        {text(`lifecycle:kind.${kind as Kind}`, names)}{' '}
        <Tag mark={marks[state] ?? 'wait'}>{spoken('lifecycle', `state.${state}`) ?? state}</Tag>
      </h3>
      {firstDay && (
        <p className="quiet">
          {text(kind === 'leave' ? 'lifecycle:field.lastDay' : 'lifecycle:field.from')}:{' '}
          <Day day={firstDay} />
        </p>
      )}
      <Agreed change={change} member={member} />
      <Next change={change} member={member} />
      <ActDialogs
        said={text('lifecycle:act.done')}
        onDone={onChanged}
        acts={answersOf(change).map((answer) => ({
          name: answer,
          title: text(`lifecycle:act.${answer}`),
          look: answer === 'agreed' || answer === 'resumed' ? 'main' : undefined,
          form: (tools) => <AnswerChange answer={answer} change={change} tools={tools} />,
        }))}
      />
      <History change={change} />
    </article>
  );
}

/** Who has said yes to a move so far; who has not is what comes next. */
function Agreed({ change, member }: Omit<ChangeProps, 'onChanged'>): ReactNode {
  const text = useText();
  const language = useLanguage();
  if (change.state !== 'awaitingAgreement') return null;
  const { giving, receiving, history } = change;
  const names: Readonly<Record<string, string | undefined>> = {
    member,
    giving: giving.name,
    receiving: receiving?.name,
  };
  const said = history.filter(({ kind }) => kind === 'asked' || kind === 'agreed').map(({ by }) => by);
  const lists = [true, false].map((yes) =>
    Object.keys(names)
      .filter((party) => said.includes(party) === yes)
      .flatMap((party) => names[party] ?? []),
  );
  const [agreed = [], missing = []] = lists;
  return (
    <p dir="auto">
      {text('lifecycle:agreedSoFar', { count: agreed.length, names: formatList(agreed, language) })}{' '}
      {text('lifecycle:notAnswered', { count: missing.length, names: formatList(missing, language) })}
    </p>
  );
}

const says: Readonly<Record<string, TextKey>> = {
  agree: 'lifecycle:next.agree',
  resume: 'lifecycle:next.resume',
  object: 'lifecycle:next.object',
  putToTheVote: 'lifecycle:next.putToTheVote',
  vote: 'lifecycle:next.vote',
  appeal: 'lifecycle:next.appeal',
  return: 'lifecycle:next.return',
};

function Next({ change, member }: Omit<ChangeProps, 'onChanged'>): ReactNode {
  const text = useText();
  const { next, giving, receiving, firstDay, decisionId } = change;
  if (next.what === 'takeBack' && firstDay)
    return (
      <p>
        <Filled says="lifecycle:next.takeBack" places={{ day: <Day day={firstDay} /> }} />
      </p>
    );
  const names: Readonly<Record<string, string | undefined>> = {
    member,
    giving: giving.name,
    receiving: receiving?.name,
  };
  const key = next.who === 'assembly' ? 'lifecycle:next.callVote' : says[next.what];
  return (
    <p>
      {text(key ?? 'lifecycle:next.nothing', { who: names[next.who] ?? '' })}
      {next.until && (
        <>
          {' '}
          <Filled
            says="lifecycle:untilWhen"
            places={{ relative: <Relative at={next.until} />, when: <Instant at={next.until} /> }}
          />
        </>
      )}{' '}
      {decisionId && (
        <Link to="/decide/$id" params={{ id: decisionId }}>
          {text('lifecycle:seeDecision')}
        </Link>
      )}
    </p>
  );
}

const nameless: Readonly<Record<string, TextKey>> = {
  assembly: 'lifecycle:by.assembly',
  objector: 'lifecycle:by.objector',
};

function History({ change }: Pick<ChangeProps, 'change'>): ReactNode {
  const text = useText();
  const spoken = useSpoken();
  return (
    <details className="more">
      <summary>{text('lifecycle:history')}</summary>
      <ol className="lines">
        {change.history.map((step) => (
          <li key={step.id}>
            <div>
              <p>
                <b>{spoken('lifecycle', `event.${step.kind}`) ?? step.kind}</b>
              </p>
              <p className="quiet">
                <Instant at={step.at} short /> ·{' '}
                {step.byName ? <bdi>{step.byName}</bdi> : text(nameless[step.by] ?? 'lifecycle:by.program')}
              </p>
              {step.text && <p dir="auto">{step.text}</p>}
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}
