import { isLanguage, languages } from '@plenaria/i18n';
import { useState, type ReactNode } from 'react';
import { useSend } from '../client/send.ts';
import { UpdatePreferences } from '../gql/me.ts';
import { showLanguage } from '../i18n/load-texts.ts';
import { useText } from '../i18n/texts.ts';
import { isTheme, showTheme, themes } from '../shell/theme.ts';
import { SelectField } from '../ui/fields.tsx';
import { Form, type Values } from '../ui/Form.tsx';
import type { Myself } from './Me.tsx';
import { timeZones } from './time-zones.ts';

type PreferencesProps = {
  readonly myself: Pick<Myself, 'language' | 'timeZone' | 'theme'>;
  /** The label of the button, where it does not only save. */
  readonly submit?: string;
  /** What happens once it is saved, where that is more than to say so. */
  readonly onSaved?: () => Promise<void>;
};

/**
 * How a member likes to read: language, zone, light or dark. Saved with the account, so it follows to other
 * devices.
 */
export function Preferences({ myself, submit, onSaved }: PreferencesProps): ReactNode {
  const text = useText();
  const update = useSend(UpdatePreferences);
  const [saved, setSaved] = useState(false);
  const zones = timeZones(myself.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));

  async function save({ language = '', timeZone = '', theme = '' }: Values) {
    setSaved(false);
    const sent = await update({ language, timeZone, theme });
    if (!sent.ok) return sent.refusal;
    if (isTheme(theme)) showTheme(theme);
    if (isLanguage(language)) await showLanguage(language);
    setSaved(true);
    await onSaved?.();
    return null;
  }

  return (
    <Form
      submit={submit ?? text('common:action.save')}
      onSubmit={save}
      beside={<span role="status">{saved && text('common:action.saved')}</span>}
    >
      <SelectField
        name="language"
        label={text('common:language')}
        hint={text('me:languageHint')}
        options={languages.map(({ code, ownName }) => ({ value: code, label: ownName }))}
        defaultValue={myself.language}
      />
      <SelectField
        name="timeZone"
        label={text('me:timeZone')}
        hint={text('me:timeZoneHint')}
        options={zones}
        defaultValue={myself.timeZone}
      />
      <SelectField
        name="theme"
        label={text('me:theme')}
        options={themes.map((theme) => ({ value: theme, label: text(`me:theme.${theme}`) }))}
        defaultValue={myself.theme}
      />
    </Form>
  );
}
