import type { SampleText } from './sample.ts';

/** Who answers for the data, under which law, and to whom one may complain. */
export type Controller = {
  readonly name: string;
  readonly law: Readonly<Record<string, string>>;
  readonly authority: string;
};

/** How personal data is used, in the languages of the custodians. It is a notice: nobody is asked to consent to it. */
export const dataProtection: Readonly<Record<string, (controller: Controller) => SampleText>> = {
  en: ({ name, law, authority }) => ({
    title: `Data protection at ${name}`,
    summary: `We keep what membership needs: your name, address, what you give and how you are asked to vote. We sell nothing and measure nobody. You may see, correct, take away and erase what is yours.`,
    body: `## 1. Who answers for it

${name}, under ${law['en']}.

## 2. What is kept, and why

Your name and e-mail address, to keep the register and to write to you; whom you speak for; votes you cast, because a cooperative must be able to show how it decided; what you accepted and when; what you give, for the books. The ground is the membership itself and the law on cooperatives and accounts.

## 3. Who sees it

Members see the names of members. Other custodians see what they need for shared decisions. Nobody else, unless a court orders it. No page loads anything from another company.

## 4. For how long

As long as you are a member. Then your profile is erased; what the books and the record of decisions must keep stays under a pseudonym for as long as the law asks.

## 5. Your rights

You may see, correct, take away and erase your data, and object to its use. Write to ${name}. You may complain to ${authority}.`,
  }),
  ca: ({ name, law, authority }) => ({
    title: `Protecció de dades a ${name}`,
    summary: `Desem el que cal per ser membre: el nom, l’adreça, el que aportes i com se’t demana el vot. No venem res ni mesurem ningú. Pots veure, corregir, endur-te i esborrar el que és teu.`,
    body: `## 1. Qui en respon

${name}, segons ${law['ca']}.

## 2. Què es desa, i per què

El teu nom i correu, per portar el registre de membres i escriure’t; en nom de qui parles; els vots que emets, perquè una cooperativa ha de poder mostrar com ha decidit; què has acceptat i quan; el que aportes, per als comptes. La base és la mateixa condició de membre i la llei de cooperatives i de comptabilitat.

## 3. Qui ho veu

Els membres veuen els noms dels membres. Les altres dipositàries veuen el que necessiten per a les decisions compartides. Ningú més, tret que ho ordeni un jutge. Cap pàgina no carrega res d’una altra empresa.

## 4. Fins quan

Mentre ets membre. Després s’esborra el teu perfil; el que han de conservar els comptes i les actes hi queda amb un pseudònim mentre la llei ho demani.

## 5. Els teus drets

Pots veure, corregir, endur-te i esborrar les teves dades, i oposar-te al seu ús. Escriu a ${name}. Pots reclamar a ${authority}.`,
  }),
  es: ({ name, law, authority }) => ({
    title: `Protección de datos en ${name}`,
    summary: `Guardamos lo que hace falta para ser miembro: el nombre, la dirección, lo que aportas y cómo se te pide el voto. No vendemos nada ni medimos a nadie. Puedes ver, corregir, llevarte y borrar lo que es tuyo.`,
    body: `## 1. Quién responde

${name}, según ${law['es']}.

## 2. Qué se guarda, y por qué

Tu nombre y correo, para llevar el registro de miembros y escribirte; en nombre de quién hablas; los votos que emites, porque una cooperativa debe poder mostrar cómo ha decidido; qué has aceptado y cuándo; lo que aportas, para las cuentas. La base es la propia condición de miembro y la ley de cooperativas y de contabilidad.

## 3. Quién lo ve

Los miembros ven los nombres de los miembros. Las demás depositarias ven lo que necesitan para las decisiones compartidas. Nadie más, salvo orden judicial. Ninguna página carga nada de otra empresa.

## 4. Hasta cuándo

Mientras eres miembro. Después se borra tu perfil; lo que deben conservar las cuentas y las actas queda con un seudónimo mientras lo pida la ley.

## 5. Tus derechos

Puedes ver, corregir, llevarte y borrar tus datos, y oponerte a su uso. Escribe a ${name}. Puedes reclamar a ${authority}.`,
  }),
  fr: ({ name, law, authority }) => ({
    title: `Protection des données chez ${name}`,
    summary: `Nous gardons ce qu’exige l’adhésion : votre nom, votre adresse, ce que vous donnez et comment on vous demande de voter. Nous ne vendons rien et ne mesurons personne. Vous pouvez voir, corriger, emporter et effacer ce qui est à vous.`,
    body: `## 1. Qui en répond

${name}, selon ${law['fr']}.

## 2. Ce qui est gardé, et pourquoi

Votre nom et votre adresse électronique, pour tenir le registre et vous écrire ; au nom de qui vous parlez ; les votes que vous déposez, car une coopérative doit pouvoir montrer comment elle a décidé ; ce que vous avez accepté et quand ; ce que vous donnez, pour les comptes. Le fondement est l’adhésion elle-même et le droit des coopératives et des comptes.

## 3. Qui le voit

Les membres voient les noms des membres. Les autres dépositaires voient ce qu’il faut pour les décisions communes. Personne d’autre, sauf ordre d’un tribunal. Aucune page ne charge rien d’une autre entreprise.

## 4. Combien de temps

Tant que vous êtes membre. Ensuite votre profil est effacé ; ce que les comptes et les procès-verbaux doivent garder reste sous pseudonyme aussi longtemps que la loi le demande.

## 5. Vos droits

Vous pouvez voir, corriger, emporter et effacer vos données, et vous opposer à leur usage. Écrivez à ${name}. Vous pouvez porter plainte auprès de ${authority}.`,
  }),
  sv: ({ name, law, authority }) => ({
    title: `Dataskydd hos ${name}`,
    summary: `Vi sparar det som medlemskapet kräver: ditt namn, din adress, vad du ger och hur du tillfrågas. Vi säljer inget och mäter ingen. Du får se, rätta, ta med dig och radera det som är ditt.`,
    body: `## 1. Vem som ansvarar

${name}, enligt ${law['sv']}.

## 2. Vad som sparas, och varför

Ditt namn och din e-postadress, för att föra medlemsförteckningen och skriva till dig; vem du talar för; röster du lämnar, för att ett kooperativ måste kunna visa hur det har beslutat; vad du har godkänt och när; vad du ger, för bokföringen. Grunden är medlemskapet självt och lagen om kooperativ och bokföring.

## 3. Vem som ser det

Medlemmar ser medlemmars namn. Andra värdkooperativ ser det som gemensamma beslut kräver. Ingen annan, om inte en domstol beslutar det. Ingen sida laddar något från ett annat företag.

## 4. Hur länge

Så länge du är medlem. Sedan raderas din profil; det som bokföringen och protokollen måste ha kvar står under pseudonym så länge lagen kräver.

## 5. Dina rättigheter

Du får se, rätta, ta med dig och radera dina uppgifter, och invända mot hur de används. Skriv till ${name}. Du kan klaga hos ${authority}.`,
  }),
};
