import type { SampleText } from './sample.ts';

/** How people treat each other here. */
export const codeOfConduct: Readonly<Record<string, SampleText>> = {
  en: {
    title: 'Code of conduct',
    summary: 'Listen, speak for yourself, leave room for others. Who is hurt is heard first.',
    body: `## What we do

We listen, we assume good will, and we leave room for those who speak less. We use the words that people choose for themselves. We disagree about matters, not about persons.

## What we do not accept

Insults, threats, unwanted advances, publishing what somebody told in confidence, and silencing anybody for who they are.

## When something happens

Tell any member of the care circle. They hear you first, keep it confidential, and answer within three days. They may ask somebody to stop, to pause or to leave a meeting. Whoever disagrees with that may appeal to the assembly.`,
  },
  ca: {
    title: 'Codi de conducta',
    summary: 'Escolta, parla per tu, deixa espai. A qui ha rebut mal, se l’escolta primer.',
    body: `## Què fem

Escoltem, pressuposem bona voluntat i deixem espai a qui parla menys. Fem servir les paraules que cadascú tria per a si. Discrepem dels temes, no de les persones.

## Què no acceptem

Insults, amenaces, insinuacions no desitjades, publicar el que algú ha dit en confiança, i fer callar ningú per ser qui és.

## Quan passa alguna cosa

Digues-ho a qualsevol membre del cercle de cures. T’escolta primer, ho manté confidencial i respon en tres dies. Pot demanar a algú que pari, que faci una pausa o que surti d’una reunió. Qui no hi estigui d’acord pot recórrer a l’assemblea.`,
  },
  es: {
    title: 'Código de conducta',
    summary: 'Escucha, habla por ti, deja espacio. A quien ha recibido daño se le escucha primero.',
    body: `## Qué hacemos

Escuchamos, presuponemos buena voluntad y dejamos espacio a quien habla menos. Usamos las palabras que cada cual elige para sí. Discrepamos de los temas, no de las personas.

## Qué no aceptamos

Insultos, amenazas, insinuaciones no deseadas, publicar lo que alguien contó en confianza, y hacer callar a nadie por ser quien es.

## Cuando pasa algo

Díselo a cualquier miembro del círculo de cuidados. Te escucha primero, lo mantiene confidencial y responde en tres días. Puede pedir a alguien que pare, que haga una pausa o que salga de una reunión. Quien no esté de acuerdo puede recurrir a la asamblea.`,
  },
  fr: {
    title: 'Code de conduite',
    summary: 'Écoutez, parlez pour vous, laissez de la place. Qui a été blessé est entendu d’abord.',
    body: `## Ce que nous faisons

Nous écoutons, nous supposons la bonne volonté et laissons de la place à qui parle moins. Nous employons les mots que chacun choisit pour soi. Nous sommes en désaccord sur les sujets, non sur les personnes.

## Ce que nous n’acceptons pas

Les insultes, les menaces, les avances non voulues, la publication de confidences, et faire taire quelqu’un pour ce qu’il est.

## Quand quelque chose arrive

Dites-le à n’importe quel membre du cercle du soin. On vous écoute d’abord, en confidence, et on répond sous trois jours. Le cercle peut demander à quelqu’un de cesser, de faire une pause ou de quitter une réunion. Qui n’est pas d’accord peut en appeler à l’assemblée.`,
  },
  de: {
    title: 'Verhaltenskodex',
    summary: 'Hör zu, sprich für dich, lass anderen Raum. Wer verletzt wurde, wird zuerst gehört.',
    body: `## Was wir tun

Wir hören zu, gehen von gutem Willen aus und lassen denen Raum, die weniger sprechen. Wir verwenden die Worte, die Menschen für sich selbst wählen. Wir streiten über Sachen, nicht über Personen.

## Was wir nicht hinnehmen

Beleidigungen, Drohungen, unerwünschte Annäherung, Vertrauliches zu veröffentlichen und irgendwen wegen der eigenen Person zum Schweigen zu bringen.

## Wenn etwas geschieht

Sag es irgendeinem Mitglied des Fürsorgekreises. Dort wirst du zuerst gehört, vertraulich, und bekommst binnen drei Tagen Antwort. Der Kreis kann jemanden bitten, aufzuhören, eine Pause zu machen oder ein Treffen zu verlassen. Wer damit nicht einverstanden ist, kann sich an die Versammlung wenden.`,
  },
  sv: {
    title: 'Uppförandekod',
    summary: 'Lyssna, tala för dig själv, ge andra plats. Den som farit illa hörs först.',
    body: `## Vad vi gör

Vi lyssnar, utgår från god vilja och ger plats åt den som talar mindre. Vi använder de ord som människor väljer för sig själva. Vi är oense om saker, inte om personer.

## Vad vi inte godtar

Förolämpningar, hot, ovälkomna närmanden, att sprida det någon berättat i förtroende, och att tysta någon för den hen är.

## När något händer

Säg till någon i omsorgscirkeln. Du hörs först, i förtroende, och får svar inom tre dagar. Cirkeln kan be någon att sluta, ta en paus eller lämna ett möte. Den som inte håller med kan överklaga till stämman.`,
  },
  ar: {
    title: 'مدونة السلوك',
    summary: 'الإصغاء، والحديث عن النفس، وإفساح المجال للآخرين. ومن أصابه أذى يُسمع أولًا.',
    body: `## ما نفعله

نصغي ونفترض حسن النية ونفسح المجال لمن يقلّ كلامه. نستعمل الكلمات التي يختارها الناس لأنفسهم. نختلف في الأمور لا في الأشخاص.

## ما لا نقبله

الشتائم والتهديد والتقرّب غير المرغوب فيه، ونشر ما قيل سرًّا، وإسكات أحد بسبب هويته.

## حين يحدث شيء

يمكن إخبار أي عضو في حلقة الرعاية. يُسمع المتضرر أولًا وبسرّية، ويأتي الرد خلال ثلاثة أيام. وقد تطلب الحلقة من شخص أن يكفّ أو يتوقف مؤقتًا أو يغادر اجتماعًا. ومن لا يوافق فله الرجوع إلى الجمعية العامة.`,
  },
};
