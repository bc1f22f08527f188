import type { SampleText } from './sample.ts';

/** Whose conditions, and by which law, named in each of its languages. */
export type House = { readonly name: string; readonly law: Readonly<Record<string, string>> };

/** What using the service means, in the languages of the custodians. */
export const conditionsOfUse: Readonly<Record<string, (house: House) => SampleText>> = {
  en: ({ name, law }) => ({
    title: `Conditions of use of ${name}`,
    summary: `You use the rooms for what your membership includes, treat others and the servers with care, and pay or give what you agreed. ${name} keeps the service running as well as it can and tells you in time when something changes.`,
    body: `## 1. Who agrees

You, and ${name}, the cooperative through which you are a member of the federation.

## 2. What you may do

You may open and join online meetings up to the number of participants and the time that your service level includes. You may record a meeting only when everyone in it has been told.

## 3. What you may not do

You may not use the service to harm others, to break the law, or to send what nobody asked for. You may not pass your access on to others for money.

## 4. What ${name} does

It keeps the servers in order together with the other custodians, announces maintenance two days ahead, and answers within two working days. It promises care, not that nothing ever fails.

## 5. What you give

Money, hours or resources, as your membership says. Who cannot pay in time speaks with ${name} first; nobody is cut off without thirty days' notice.

## 6. Ending

You may leave at the end of any month. ${name} may end your use for a serious breach, with reasons, and you may appeal to the assembly.

## 7. Law

${law['en']} applies. Whatever consumer law gives you stays yours.`,
  }),
  ca: ({ name, law }) => ({
    title: `Condicions d’ús de ${name}`,
    summary: `Fas servir les sales per al que inclou la teva condició de membre, tractes bé les persones i els servidors, i pagues o aportes el que vas acordar. ${name} manté el servei tan bé com pot i t’avisa a temps quan alguna cosa canvia.`,
    body: `## 1. Qui ho acorda

Tu i ${name}, la cooperativa a través de la qual ets membre de la federació.

## 2. Què pots fer

Pots obrir reunions en línia i entrar-hi fins al nombre de participants i el temps del teu nivell de servei. Només pots gravar una reunió si ho sap tothom qui hi és.

## 3. Què no pots fer

No pots fer servir el servei per fer mal a ningú, per infringir la llei ni per enviar el que ningú no ha demanat. No pots cedir el teu accés a canvi de diners.

## 4. Què fa ${name}

Cuida els servidors amb les altres dipositàries, anuncia el manteniment amb dos dies d’antelació i respon en dos dies laborables. Promet cura, no que mai no falli res.

## 5. Què aportes

Diners, hores o recursos, segons la teva condició de membre. Qui no pot pagar a temps en parla abans amb ${name}; no es talla l’accés a ningú sense trenta dies d’avís.

## 6. Final

Pots marxar a final de mes. ${name} pot posar fi al teu ús per un incompliment greu, amb motius, i pots recórrer a l’assemblea.

## 7. Llei

S’aplica ${law['ca']}. Conserves tot el que et dona el dret de consum.`,
  }),
  es: ({ name, law }) => ({
    title: `Condiciones de uso de ${name}`,
    summary: `Usas las salas para lo que incluye tu condición de miembro, tratas bien a las personas y a los servidores, y pagas o aportas lo acordado. ${name} mantiene el servicio lo mejor que puede y te avisa a tiempo cuando algo cambia.`,
    body: `## 1. Quién lo acuerda

Tú y ${name}, la cooperativa a través de la cual eres miembro de la federación.

## 2. Qué puedes hacer

Puedes abrir reuniones en línea y entrar en ellas hasta el número de participantes y el tiempo de tu nivel de servicio. Solo puedes grabar una reunión si lo saben todas las personas presentes.

## 3. Qué no puedes hacer

No puedes usar el servicio para dañar a nadie, infringir la ley ni enviar lo que nadie ha pedido. No puedes ceder tu acceso a cambio de dinero.

## 4. Qué hace ${name}

Cuida los servidores con las demás depositarias, anuncia el mantenimiento con dos días de antelación y responde en dos días laborables. Promete cuidado, no que nunca falle nada.

## 5. Qué aportas

Dinero, horas o recursos, según tu condición de miembro. Quien no puede pagar a tiempo habla antes con ${name}; no se corta el acceso a nadie sin treinta días de aviso.

## 6. Final

Puedes irte a final de mes. ${name} puede poner fin a tu uso por un incumplimiento grave, con motivos, y puedes recurrir a la asamblea.

## 7. Ley

Se aplica ${law['es']}. Conservas todo lo que te da el derecho de consumo.`,
  }),
  fr: ({ name, law }) => ({
    title: `Conditions d’utilisation de ${name}`,
    summary: `Vous utilisez les salles pour ce que comprend votre adhésion, prenez soin des autres et des serveurs, et payez ou donnez ce qui est convenu. ${name} maintient le service de son mieux et vous prévient à temps de tout changement.`,
    body: `## 1. Qui convient

Vous et ${name}, la coopérative par laquelle vous êtes membre de la fédération.

## 2. Ce que vous pouvez faire

Vous pouvez ouvrir et rejoindre des réunions en ligne dans les limites de participants et de durée de votre niveau de service. Vous ne pouvez enregistrer une réunion que si toutes les personnes présentes en sont informées.

## 3. Ce que vous ne pouvez pas faire

Vous ne pouvez pas utiliser le service pour nuire, enfreindre la loi ou envoyer ce que personne n’a demandé, ni céder votre accès contre de l’argent.

## 4. Ce que fait ${name}

Elle entretient les serveurs avec les autres dépositaires, annonce la maintenance deux jours à l’avance et répond sous deux jours ouvrables. Elle promet du soin, non l’absence de panne.

## 5. Ce que vous donnez

De l’argent, des heures ou des ressources, selon votre adhésion. Qui ne peut payer à temps en parle d’abord avec ${name} ; nul n’est coupé sans préavis de trente jours.

## 6. Fin

Vous pouvez partir à la fin de chaque mois. ${name} peut mettre fin à votre utilisation pour un manquement grave, avec ses motifs, et vous pouvez en appeler à l’assemblée.

## 7. Droit

${law['fr']} s’applique. Vos droits de consommation vous restent acquis.`,
  }),
  sv: ({ name, law }) => ({
    title: `Användarvillkor för ${name}`,
    summary: `Du använder rummen till det som ditt medlemskap omfattar, är varsam med andra och med servrarna, och betalar eller ger det ni kommit överens om. ${name} håller tjänsten i gång så gott det går och säger till i tid när något ändras.`,
    body: `## 1. Vilka avtalar

Du och ${name}, det kooperativ genom vilket du är medlem i förbundet.

## 2. Vad du får göra

Du får öppna och delta i möten på nätet upp till det antal deltagare och den tid som din servicenivå omfattar. Du får spela in ett möte bara när alla i det vet om det.

## 3. Vad du inte får göra

Du får inte använda tjänsten för att skada andra, bryta mot lagen eller skicka sådant som ingen bett om. Du får inte överlåta din tillgång mot betalning.

## 4. Vad ${name} gör

Kooperativet sköter servrarna tillsammans med de andra värdkooperativen, meddelar underhåll två dagar i förväg och svarar inom två arbetsdagar. Det lovar omsorg, inte att inget någonsin går fel.

## 5. Vad du ger

Pengar, timmar eller resurser, enligt ditt medlemskap. Den som inte kan betala i tid talar först med ${name}; ingen stängs av utan trettio dagars varsel.

## 6. När det upphör

Du får lämna vid varje månads slut. ${name} får avsluta din användning vid ett allvarligt brott mot villkoren, med skäl, och du får överklaga till stämman.

## 7. Lag

${law['sv']} gäller. De rättigheter som konsumentlagen ger dig har du kvar.`,
  }),
};
