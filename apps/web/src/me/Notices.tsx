import { useState, type ReactNode } from 'react';
import { useAsk } from '../client/ask.ts';
import { useSend, type Refusal } from '../client/send.ts';
import { ChooseNotices, NoticesPage, type NoticesPageQuery } from '../gql/notices.ts';
import { useText } from '../i18n/texts.ts';
import { Link } from '../routing/Link.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Table, type Column } from '../ui/Table.tsx';

type Notice = NonNullable<NoticesPageQuery['viewer']>['notices'][number];
type Channel = Notice['channel'];

/** Every way to be told, in the order of the columns. */
const channels: readonly Channel[] = ['atOnce', 'digest', 'none'];

/** What reaches me: a row for everything there are letters about, a column for every way to be told. */
export function Notices(): ReactNode {
  const text = useText();
  const asking = useAsk(NoticesPage, {});
  return (
    <Page title={text('notices:title')} lead={text('notices:lead')}>
      <Loaded of={asking}>{({ viewer }) => viewer && <Choices notices={viewer.notices} />}</Loaded>
      <p>
        <Link to="/mailings">{text('mailings:all')}</Link>
      </p>
    </Page>
  );
}

type ChoicesProps = {
  readonly notices: readonly Notice[];
  /** The label of the button, where it does not only save. */
  readonly submit?: string;
  readonly beside?: ReactNode;
  /** What happens once they are saved, where that is more than to say so. */
  readonly onSaved?: () => Promise<Refusal | null>;
};

/** The list with its choices, to be saved. */
export function Choices({ notices, submit, beside, onSaved }: ChoicesProps): ReactNode {
  const text = useText();
  const choose = useSend(ChooseNotices);
  const [saved, setSaved] = useState(false);
  const open = notices.filter((notice) => notice.channels.length > 1);

  async function save(values: Values): Promise<Refusal | null> {
    setSaved(false);
    const choices = open.flatMap(({ topic, channels: offered }) => {
      const channel = offered.find((known) => known === values[topic]);
      return channel ? [{ topic, channel }] : [];
    });
    const sent = await choose({ choices });
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
      <p className="hint">{text('notices:always')}</p>
    </Form>
  );
}

/** One way to be told about one thing. Where there is only one way, it says so without a choice. */
function Cell({ notice, channel }: { readonly notice: Notice; readonly channel: Channel }): ReactNode {
  const text = useText();
  const { topic, channels: offered } = notice;
  if (!offered.includes(channel)) return null;
  const label = `${text(`notices:topic.${topic}`)}: ${text(`notices:channel.${channel}`)}`;
  return (
    <label className="check">
      <input
        type="radio"
        name={topic}
        value={channel}
        aria-label={label}
        disabled={offered.length === 1}
        defaultChecked={notice.channel === channel}
      />
    </label>
  );
}
