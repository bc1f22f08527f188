import type { SampleText } from './sample.ts';

const CC = 'https://creativecommons.org/licenses/by-sa/4.0/';
const AGPL = 'https://www.gnu.org/licenses/agpl-3.0.html';

/** Under which licence what is written here may be used. */
export const licensing: Readonly<Record<string, SampleText>> = {
  en: {
    title: 'Licensing policy',
    summary: 'What we publish together others may use and change, if they name us and share it alike.',
    body: `## Texts

Decisions, minutes, guides and other texts that members write here for the public are under [Creative Commons Attribution-ShareAlike 4.0](${CC}). You keep your authorship.

## Programs

Programs that we write are under the [GNU AGPL, version 3](${AGPL}) or later.

## What is not covered

Messages, meetings and their recordings, personal data, and the names and signs of members.`,
  },
  ca: {
    title: 'Política de llicències',
    summary:
      'El que publiquem plegades, altres ho poden fer servir i canviar si ens citen i ho comparteixen igual.',
    body: `## Textos

Les decisions, actes, guies i altres textos que els membres escriuen aquí per al públic tenen la llicència [Creative Commons Reconeixement-CompartirIgual 4.0](${CC}). Conserves l’autoria.

## Programes

Els programes que escrivim tenen la llicència [GNU AGPL, versió 3](${AGPL}) o posterior.

## Què en queda fora

Els missatges, les reunions i els enregistraments, les dades personals, i els noms i signes dels membres.`,
  },
  es: {
    title: 'Política de licencias',
    summary:
      'Lo que publicamos en común, otras personas lo pueden usar y cambiar si nos citan y lo comparten igual.',
    body: `## Textos

Las decisiones, actas, guías y otros textos que los miembros escriben aquí para el público tienen la licencia [Creative Commons Atribución-CompartirIgual 4.0](${CC}). Conservas la autoría.

## Programas

Los programas que escribimos tienen la licencia [GNU AGPL, versión 3](${AGPL}) o posterior.

## Qué queda fuera

Los mensajes, las reuniones y sus grabaciones, los datos personales, y los nombres y signos de los miembros.`,
  },
  fr: {
    title: 'Politique de licences',
    summary:
      'Ce que nous publions ensemble, d’autres peuvent l’utiliser et le changer en nous citant et en partageant de même.',
    body: `## Textes

Les décisions, procès-verbaux, guides et autres textes que les membres écrivent ici pour le public sont sous [Creative Commons Attribution - Partage dans les mêmes conditions 4.0](${CC}). Vous en restez l’auteur.

## Programmes

Les programmes que nous écrivons sont sous [GNU AGPL, version 3](${AGPL}) ou ultérieure.

## Ce qui n’en relève pas

Les messages, les réunions et leurs enregistrements, les données personnelles, et les noms et signes des membres.`,
  },
  de: {
    title: 'Lizenzrichtlinie',
    summary:
      'Was wir gemeinsam veröffentlichen, dürfen andere nutzen und ändern, wenn sie uns nennen und es ebenso teilen.',
    body: `## Texte

Beschlüsse, Protokolle, Anleitungen und andere Texte, die Mitglieder hier für die Öffentlichkeit schreiben, stehen unter [Creative Commons Namensnennung - Weitergabe unter gleichen Bedingungen 4.0](${CC}). Die Urheberschaft bleibt bei dir.

## Programme

Programme, die wir schreiben, stehen unter der [GNU AGPL, Version 3](${AGPL}) oder später.

## Was nicht dazugehört

Nachrichten, Treffen und ihre Aufzeichnungen, persönliche Daten sowie Namen und Zeichen der Mitglieder.`,
  },
  sv: {
    title: 'Licenspolicy',
    summary:
      'Det vi publicerar tillsammans får andra använda och ändra, om de anger oss och delar på samma villkor.',
    body: `## Texter

Beslut, protokoll, handledningar och andra texter som medlemmar skriver här för allmänheten har licensen [Creative Commons Erkännande-DelaLika 4.0](${CC}). Du behåller upphovsrätten.

## Program

Program som vi skriver har licensen [GNU AGPL, version 3](${AGPL}) eller senare.

## Vad som inte omfattas

Meddelanden, möten och deras inspelningar, personuppgifter, samt medlemmarnas namn och märken.`,
  },
  ar: {
    title: 'سياسة التراخيص',
    summary: 'ما ننشره معًا يجوز لغيرنا استخدامه وتعديله إذا ذكرونا وشاركوه بالمثل.',
    body: `## النصوص

القرارات والمحاضر والأدلة وغيرها مما يكتبه الأعضاء هنا للعموم يخضع لرخصة [المشاع الإبداعي: نَسب المُصنَّف - الترخيص بالمثل 4.0](${CC}). ويبقى التأليف لصاحبه.

## البرامج

البرامج التي نكتبها تخضع لرخصة [GNU AGPL، الإصدار 3](${AGPL}) أو ما بعده.

## ما لا يشمله ذلك

الرسائل والاجتماعات وتسجيلاتها، والبيانات الشخصية، وأسماء الأعضاء وشعاراتهم.`,
  },
};
