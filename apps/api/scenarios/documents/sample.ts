/** A text of the example, in one language. */
export type SampleText = { readonly title: string; readonly summary: string; readonly body: string };

/** What every sample begins with, so that nobody takes it for what a real cooperative agreed. */
const NOTES: Readonly<Record<string, readonly [word: string, note: string]>> = {
  en: ['sample', 'Sample text: it shows how a document looks here. It binds nobody and is no legal advice.'],
  ca: [
    'mostra',
    'Text de mostra: ensenya com és un document aquí. No obliga ningú ni és assessorament legal.',
  ],
  es: [
    'muestra',
    'Texto de muestra: enseña cómo es un documento aquí. No obliga a nadie ni es asesoramiento legal.',
  ],
  fr: [
    'exemple',
    'Texte d’exemple : il montre à quoi ressemble un document ici. Il n’engage personne et n’est pas un conseil juridique.',
  ],
  de: [
    'Muster',
    'Mustertext: Er zeigt, wie ein Dokument hier aussieht. Er bindet niemanden und ist keine Rechtsberatung.',
  ],
  sv: [
    'exempel',
    'Exempeltext: den visar hur ett dokument ser ut här. Den binder ingen och är ingen juridisk rådgivning.',
  ],
  ar: ['نموذج', 'نص نموذجي: يبيّن شكل الوثيقة هنا. لا يُلزم أحدًا وليس مشورة قانونية.'],
};

/** A text marked as a sample, in its title and before its first words. */
export function asSample(language: string, { title, summary, body }: SampleText): SampleText {
  const [word, note] = NOTES[language] ?? NOTES['en'] ?? ['', ''];
  return { title: `${title} (${word})`, summary, body: `*${note}*\n\n${body}` };
}
