import { useState, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Facts } from '../ui/Facts.tsx';
import { CheckField, ChoiceField, SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/Form.tsx';
import { Empty, Loading } from '../ui/Loaded.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Prose } from '../ui/Prose.tsx';
import { RefusalNotice } from '../ui/RefusalNotice.tsx';
import { Table } from '../ui/Table.tsx';
import { Tag, type Mark } from '../ui/Tag.tsx';
import { Day, Instant, Relative } from '../ui/Time.tsx';

const marks: readonly Mark[] = ['agree', 'disagree', 'block', 'abstain', 'wait', 'quiet'];

/** One of each component. */
export function Parts(): ReactNode {
  return (
    <>
      <Buttons />
      <h3>States</h3>
      <p className="row">
        {marks.map((mark) => (
          <Tag key={mark} mark={mark}>
            {mark}
          </Tag>
        ))}
      </p>
      <Told />
      <Shown />
      <Asked />
    </>
  );
}

function Buttons(): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <h3>Buttons</h3>
      <p className="row">
        <Button look="main">Main</Button>
        <Button>Other</Button>
        <Button look="danger">Dangerous</Button>
        <Button look="plain">Plain</Button>
        <Button busy>Busy</Button>
        <Button onClick={() => setOpen(true)}>Dialog</Button>
      </p>
      <Dialog title="A dialog" open={open} onClose={() => setOpen(false)}>
        <p>Escape closes it, and the focus goes back.</p>
        <Button look="main" onClick={() => setOpen(false)}>
          Close
        </Button>
      </Dialog>
    </>
  );
}

function Told(): ReactNode {
  return (
    <>
      <h3>Notices</h3>
      <Notice>
        <p>Something to know.</p>
      </Notice>
      <Notice kind="wait">
        <p>Something that waits.</p>
      </Notice>
      <Notice kind="problem">
        <p>Something that went wrong.</p>
      </Notice>
      <RefusalNotice refusal={{ code: 'CLOSED', details: {} }} />
      <Loading />
      <Empty action={<Button>Begin</Button>}>There is nothing here yet.</Empty>
    </>
  );
}

function Shown(): ReactNode {
  return (
    <>
      <h3>Facts, tables and text</h3>
      <Facts
        facts={[
          { label: 'Day', value: <Day day="2026-05-08" /> },
          { label: 'Instant', value: <Instant at="2026-05-08T16:00:00Z" /> },
          { label: 'From now', value: <Relative at="2026-05-08T16:00:00Z" /> },
        ]}
      />
      <Table
        caption="A table"
        rows={['Autonomic', 'التعاونية']}
        keyOf={(row) => row}
        columns={[
          { head: 'Name', of: (row) => <bdi>{row}</bdi> },
          { head: 'Letters', of: (row) => row.length, number: true },
        ]}
      />
      <Prose
        text={
          '**People write** in _Markdown_:\n\n- a list\n- [a link](https://example.org)\n\n> and a quotation'
        }
      />
    </>
  );
}

function Asked(): ReactNode {
  const refusal = {
    code: 'INVALID_INPUT',
    details: { fields: [{ field: 'name', reason: 'refusals:field.tooLong' }] },
  };
  return (
    <>
      <h3>A form, which answers no</h3>
      <Form submit="Send" onSubmit={() => Promise.resolve(refusal)}>
        <TextField name="name" label="Name" hint="As others know it" defaultValue="A name" />
        <TextArea name="reason" label="Reason" optional />
        <SelectField name="class" label="Class" options={[{ value: 'producer', label: 'Producer' }]} />
        <CheckField name="public" label="Public" />
        <ChoiceField
          name="choice"
          label="Your vote"
          value="yes"
          choices={[
            { value: 'yes', label: 'Yes', mark: 'agree' },
            { value: 'no', label: 'No', mark: 'disagree' },
            { value: 'abstain', label: 'Abstain', mark: 'abstain' },
            { value: 'block', label: 'Block', mark: 'block', hint: 'with a reason' },
          ]}
        />
      </Form>
    </>
  );
}
