import { useState, type ReactNode } from 'react';
import { OnlyFor } from '../admin/OnlyFor.tsx';
import { useAsk } from '../client/ask.ts';
import { useSend } from '../client/send.ts';
import { RegisterService, ServicesPage } from '../gql/services.ts';
import { useText } from '../i18n/texts.ts';
import { ActDialogs } from '../ui/ActDialogs.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Filled } from '../ui/Filled.tsx';
import { Empty, Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { Code } from './Code.tsx';
import type { Made } from './kept.ts';
import { KeptService } from './KeptService.tsx';
import { ServiceEvents } from './ServiceEvents.tsx';
import { ServiceForm } from './ServiceForm.tsx';

/** The services that people sign in to with their account here. */
export function KeptServices(): ReactNode {
  const text = useText();
  return (
    <Page title={text('services:title')} lead={text('services:says')}>
      <OnlyFor whoIs="operator">
        <All />
      </OnlyFor>
    </Page>
  );
}

function All(): ReactNode {
  const text = useText();
  const asking = useAsk(ServicesPage, {});
  const register = useSend(RegisterService);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <>
      <Loaded of={asking}>
        {({ keptServices: { issuer, services, events } }) => (
          <>
            <Facts facts={[{ label: text('services:issuer'), value: <Code>{issuer}</Code> }]} />
            <ActDialogs
              said={text('services:done')}
              onDone={asking.again}
              acts={[
                {
                  name: 'register',
                  title: text('services:add'),
                  look: 'main',
                  form: ({ beside, after }) => (
                    <ServiceForm
                      kept={null}
                      beside={beside}
                      onSubmit={async (written, isPublic) => {
                        const sent = await register({ ...written, isPublic });
                        if (sent.ok) setMade({ ...sent.value.service, secret: sent.value.secret });
                        return after(sent);
                      }}
                    />
                  ),
                },
              ]}
            />
            {services.length === 0 && <Empty>{text('services:none')}</Empty>}
            {services.map((kept) => (
              <KeptService key={kept.id} kept={kept} onMade={setMade} onDone={asking.again} />
            ))}
            {events.length > 0 && <ServiceEvents events={events} />}
          </>
        )}
      </Loaded>
      {made && <Secret made={made} onClose={() => setMade(null)} />}
    </>
  );
}

function Secret({
  made: { id, name, secret },
  onClose,
}: {
  readonly made: Made;
  readonly onClose: () => void;
}) {
  const text = useText();
  return (
    <Dialog title={text('services:madeTitle', { service: name })} open onClose={onClose}>
      <p>
        <Filled
          says={secret === null ? 'services:madePublic' : 'services:madeLead'}
          places={{ service: <bdi>{name}</bdi> }}
        />
      </p>
      <Facts
        facts={[
          { label: text('services:clientId'), value: <Code>{id}</Code> },
          { label: text('services:secret'), value: secret !== null && <Code>{secret}</Code> },
        ]}
      />
      <Button look="main" onClick={onClose}>
        {text('services:madeKept')}
      </Button>
    </Dialog>
  );
}
