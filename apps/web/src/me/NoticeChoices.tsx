import { useState, type ReactNode } from 'react';
import { useSend, type Refusal } from '../client/send.ts';
import { ChooseNotices, type NoticesPageQuery } from '../gql/notices.ts';
import { useText } from '../i18n/texts.ts';
import { Form, type Values } from '../ui/Form.tsx';
import { Table, type Column } from '../ui/Table.tsx';

type Asked = NonNullable<NoticesPageQuery['viewer']>['notices'][number];
type Channel = Asked['channel'];

/** Where `push` was not asked for, devices are no choice. */
type Notice = Pick<Asked, 'topic' | 'channel' | 'channels'> & { readonly push?: Asked['push'] };

/** Every way to be told, in the order of the columns. */
const channels: readonly Channel[] = ['atOnce', 'digest', 'none'];

type NoticeChoicesProps = {
  readonly notices: readonly Notice[];
  /** The label of the button, where it does not only save. */
  readonly submit?: string;
  readonly beside?: ReactNode;
  /** What happens once they are saved, where that is more than to say so. */
  readonly onSaved?: () => Promise<Refusal | null>;
};

/** The list with its choices, to be saved. */
export function NoticeChoices({ notices, submit, beside, onSaved }: NoticeChoicesProps): ReactNode {
  const text = useText();
  const choose = useSend(ChooseNotices);
  const [saved, setSaved] = useState(false);
  const isPushAsked = notices.some(({ push }) => push !== undefined);

  async function save(values: Values): Promise<Refusal | null> {
    setSaved(false);
    const sent = await choose({ choices: notices.flatMap((notice) => chosen(notice, values)) });
    if (!sent.ok) return sent.refusal;
    setSaved(true);
    return (await onSaved?.()) ?? null;
  }

  const columns: readonly Column<Notice>[] = [
    { head: text('notices:what'), of: ({ topic }) => text(`notices:topic.${topic}`) },
    ...channels.map((channel) => ({
      head: text(`notices:channel.${channel}`),
      of: (notice: Notice) => <Cell notice={notice} channel={channel} />,
    })),
    ...(isPushAsked
      ? [{ head: text('notices:channel.push'), of: (notice: Notice) => <PushCell notice={notice} /> }]
      : []),
  ];
  return (
    <Form
      submit={submit ?? text('common:action.save')}
      onSubmit={save}
      beside={beside ?? <span role="status">{saved && text('common:action.saved')}</span>}
    >
      <Table
        caption={text('notices:caption')}
        columns={columns}
        rows={notices}
        keyOf={({ topic }) => topic}
        stacks
      />
      <p className="hint">{text('notices:digestSays')}</p>
      {isPushAsked && <p className="hint">{text('notices:pushSays')}</p>}
      <p className="hint">{text('notices:always')}</p>
    </Form>
  );
}

/** What is to be saved of one topic: nothing where there is no choice. */
function chosen({ topic, channel, channels: offered, push = null }: Notice, values: Values) {
  if (offered.length === 1 && push === null) return [];
  const choice = { topic, channel: offered.find((known) => known === values[topic]) ?? channel };
  return [push === null ? choice : { ...choice, push: values[pushName(topic)] !== undefined }];
}

function pushName(topic: Notice['topic']): string {
  return `push-${topic}`;
}

/** Whether the devices tell it; nothing where none ever does. */
function PushCell({ notice: { topic, push = null } }: { readonly notice: Notice }): ReactNode {
  const text = useText();
  if (push === null) return null;
  const label = `${text(`notices:topic.${topic}`)}: ${text('notices:channel.push')}`;
  return (
    <label className="check">
      <input type="checkbox" name={pushName(topic)} aria-label={label} defaultChecked={push} />
    </label>
  );
}

/** One way to be told about one thing. Where there is only one, it says so without a choice. */
function Cell({ notice, channel }: { readonly notice: Notice; readonly channel: Channel }): ReactNode {
  const text = useText();
  const { topic, channels: offered } = notice;
  if (!offered.includes(channel)) return null;
  if (offered.length === 1) return text('notices:fixed');
  const label = `${text(`notices:topic.${topic}`)}: ${text(`notices:channel.${channel}`)}`;
  return (
    <label className="check">
      <input
        type="radio"
        name={topic}
        value={channel}
        aria-label={label}
        defaultChecked={notice.channel === channel}
      />
    </label>
  );
}
