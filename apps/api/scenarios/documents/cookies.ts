import type { SampleText } from './sample.ts';

/** The one cookie there is. */
export const cookies: Readonly<Record<string, SampleText>> = {
  en: {
    title: 'Cookies',
    summary: 'There is one cookie. It keeps you signed in.',
    body: `## The one cookie

\`__Host-plenaria\` keeps you signed in: for at most 90 days, and 30 days without use. It holds a random number that says nothing about you. Signing out removes it.

## What your browser keeps besides

Your language, light or dark, and what you have typed and not yet sent. It stays on your device.

## What there is not

No cookie of others, no counting of visits, no advertising. That is why nobody asks you to agree to anything.`,
  },
  ca: {
    title: 'Galetes',
    summary: 'Hi ha una sola galeta. Et manté la sessió oberta.',
    body: `## L’única galeta

\`__Host-plenaria\` et manté la sessió oberta: 90 dies com a màxim, i 30 dies sense ús. Conté un nombre a l’atzar que no diu res de tu. En sortir s’esborra.

## Què més desa el navegador

La llengua, si ho vols clar o fosc, i el que has escrit i encara no has enviat. Es queda al teu dispositiu.

## Què no hi ha

Cap galeta de tercers, cap recompte de visites, cap publicitat. Per això ningú no et demana que acceptis res.`,
  },
  es: {
    title: 'Cookies',
    summary: 'Hay una sola cookie. Mantiene tu sesión abierta.',
    body: `## La única cookie

\`__Host-plenaria\` mantiene tu sesión abierta: 90 días como máximo, y 30 días sin uso. Contiene un número al azar que no dice nada de ti. Al salir se borra.

## Qué más guarda el navegador

El idioma, si lo quieres claro u oscuro, y lo que has escrito y aún no has enviado. Se queda en tu dispositivo.

## Qué no hay

Ninguna cookie de terceros, ningún recuento de visitas, ninguna publicidad. Por eso nadie te pide que aceptes nada.`,
  },
  fr: {
    title: 'Cookies',
    summary: 'Il y a un seul cookie. Il garde votre session ouverte.',
    body: `## Le seul cookie

\`__Host-plenaria\` garde votre session ouverte : 90 jours au plus, et 30 jours sans usage. Il contient un nombre au hasard qui ne dit rien de vous. Se déconnecter l’efface.

## Ce que le navigateur garde en plus

Votre langue, clair ou sombre, et ce que vous avez écrit sans l’avoir encore envoyé. Cela reste sur votre appareil.

## Ce qu’il n’y a pas

Aucun cookie de tiers, aucun comptage de visites, aucune publicité. C’est pourquoi personne ne vous demande d’accepter quoi que ce soit.`,
  },
  de: {
    title: 'Cookies',
    summary: 'Es gibt ein einziges Cookie. Es hält dich angemeldet.',
    body: `## Das eine Cookie

\`__Host-plenaria\` hält dich angemeldet: höchstens 90 Tage, und 30 Tage ohne Nutzung. Es enthält eine Zufallszahl, die nichts über dich sagt. Beim Abmelden wird es gelöscht.

## Was der Browser sonst behält

Deine Sprache, hell oder dunkel, und was du getippt und noch nicht gesendet hast. Es bleibt auf deinem Gerät.

## Was es nicht gibt

Keine Cookies von anderen, keine Besuchszählung, keine Werbung. Darum fragt dich niemand nach einer Zustimmung.`,
  },
  sv: {
    title: 'Kakor',
    summary: 'Det finns en enda kaka. Den håller dig inloggad.',
    body: `## Den enda kakan

\`__Host-plenaria\` håller dig inloggad: i högst 90 dagar, och 30 dagar utan användning. Den innehåller ett slumptal som inte säger något om dig. När du loggar ut tas den bort.

## Vad webbläsaren sparar i övrigt

Ditt språk, ljust eller mörkt, och det du har skrivit men inte skickat. Det stannar på din enhet.

## Vad som inte finns

Inga kakor från andra, ingen räkning av besök, ingen reklam. Därför ber ingen dig att godkänna något.`,
  },
  ar: {
    title: 'ملفات تعريف الارتباط',
    summary: 'يوجد ملف واحد فقط. وهو يُبقي تسجيل دخولك قائمًا.',
    body: `## الملف الوحيد

يُبقي الملف \`__Host-plenaria\` تسجيل الدخول قائمًا: 90 يومًا على الأكثر، و30 يومًا من دون استخدام. وفيه رقم عشوائي لا يقول عنك شيئًا. ويُحذف عند تسجيل الخروج.

## ما يحفظه المتصفح غير ذلك

اللغة، والمظهر الفاتح أو الداكن، وما كتبته ولم ترسله بعد. ويبقى ذلك على جهازك.

## ما لا يوجد

لا ملفات من جهات أخرى، ولا عدّ للزيارات، ولا إعلانات. ولهذا لا يُطلب منك قبول شيء.`,
  },
};
