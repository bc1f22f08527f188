/** A title and a body in one language. */
export type ScenarioText = { readonly title: string; readonly body: string };

/** The decision that was really taken in August 2020. Somebody replied then: "not entirely clear what we are
 *  voting on here"; so these words say what a yes and a no do, and name everyone it is about. */
export const producersTexts: Readonly<Record<string, ScenarioText>> = {
  en: {
    title: 'Who is a producer member?',
    body: `We decide who the first **producer members** of The Online Meeting Cooperative are.

**If you vote yes**, the twelve members below are producer members, for what they give in the first year:

- Autonomic Co-operative: 40 hours
- Collective.tools: 50 to 100 EUR a month for renting servers, and hours
- Digital Life Collective: one machine
- femProcomuns: 40 hours
- FOSSHOST: a virtual server and a TURN server
- Hypha: 40 hours
- Webarchitects: 40 hours
- The Open Co-op: 40 hours
- Koumbit: discounts on the production server, and hours
- Collocall: software and server management, and hours
- two individual members: 40 hours each

**If you vote no**, this list does not stand, and a new one is proposed.

Consumer members are not decided here. Today they are Animorph Co-op, Free Knowledge Institute, May First Movement Technology and one individual.

Every member has one vote, producer or consumer. More than half of the yes and no votes decide.`,
  },
  ca: {
    title: 'Qui és sòcia productora?',
    body: `Decidim quines són les primeres **sòcies productores** de The Online Meeting Cooperative.

**Si votes sí**, les dotze sòcies d’aquesta llista són productores, pel que aporten el primer any:

- Autonomic Co-operative: 40 hores
- Collective.tools: de 50 a 100 EUR al mes per llogar servidors, i hores
- Digital Life Collective: una màquina
- femProcomuns: 40 hores
- FOSSHOST: un servidor virtual i un servidor TURN
- Hypha: 40 hores
- Webarchitects: 40 hores
- The Open Co-op: 40 hores
- Koumbit: descomptes en el servidor de producció, i hores
- Collocall: gestió de programari i de servidors, i hores
- dues sòcies individuals: 40 hores cadascuna

**Si votes no**, aquesta llista no val i se’n proposa una de nova.

Aquí no es decideix qui és sòcia consumidora. Avui ho són Animorph Co-op, Free Knowledge Institute, May First Movement Technology i una persona.

Cada sòcia té un vot, sigui productora o consumidora. Decideix més de la meitat dels vots a favor i en contra.`,
  },
  es: {
    title: '¿Quién es socia productora?',
    body: `Decidimos quiénes son las primeras **socias productoras** de The Online Meeting Cooperative.

**Si votas sí**, las doce socias de esta lista son productoras, por lo que aportan el primer año:

- Autonomic Co-operative: 40 horas
- Collective.tools: de 50 a 100 EUR al mes para alquilar servidores, y horas
- Digital Life Collective: una máquina
- femProcomuns: 40 horas
- FOSSHOST: un servidor virtual y un servidor TURN
- Hypha: 40 horas
- Webarchitects: 40 horas
- The Open Co-op: 40 horas
- Koumbit: descuentos en el servidor de producción, y horas
- Collocall: gestión de programas y de servidores, y horas
- dos socias individuales: 40 horas cada una

**Si votas no**, esta lista no vale y se propone otra.

Aquí no se decide quién es socia consumidora. Hoy lo son Animorph Co-op, Free Knowledge Institute, May First Movement Technology y una persona.

Cada socia tiene un voto, sea productora o consumidora. Decide más de la mitad de los votos a favor y en contra.`,
  },
  fr: {
    title: 'Qui est membre producteur ?',
    body: `Nous décidons qui sont les premiers **membres producteurs** de The Online Meeting Cooperative.

**Si vous votez oui**, les douze membres de cette liste sont producteurs, pour ce qu’ils apportent la première année :

- Autonomic Co-operative : 40 heures
- Collective.tools : de 50 à 100 EUR par mois pour louer des serveurs, et des heures
- Digital Life Collective : une machine
- femProcomuns : 40 heures
- FOSSHOST : un serveur virtuel et un serveur TURN
- Hypha : 40 heures
- Webarchitects : 40 heures
- The Open Co-op : 40 heures
- Koumbit : des rabais sur le serveur de production, et des heures
- Collocall : gestion de logiciels et de serveurs, et des heures
- deux membres individuels : 40 heures chacun

**Si vous votez non**, cette liste ne vaut pas, et une autre est proposée.

Les membres consommateurs ne sont pas décidés ici. Ce sont aujourd’hui Animorph Co-op, Free Knowledge Institute, May First Movement Technology et une personne.

Chaque membre a une voix, producteur ou consommateur. Plus de la moitié des voix pour et contre décide.`,
  },
  de: {
    title: 'Wer ist produzierendes Mitglied?',
    body: `Wir entscheiden, wer die ersten **produzierenden Mitglieder** der Online Meeting Cooperative sind.

**Wer mit Ja stimmt**, will, dass die zwölf Mitglieder dieser Liste produzierende Mitglieder sind, für das, was sie im ersten Jahr beitragen:

- Autonomic Co-operative: 40 Stunden
- Collective.tools: 50 bis 100 EUR im Monat für gemietete Server, und Stunden
- Digital Life Collective: eine Maschine
- femProcomuns: 40 Stunden
- FOSSHOST: ein virtueller Server und ein TURN-Server
- Hypha: 40 Stunden
- Webarchitects: 40 Stunden
- The Open Co-op: 40 Stunden
- Koumbit: Rabatte auf den Produktionsserver, und Stunden
- Collocall: Betreuung von Software und Servern, und Stunden
- zwei Einzelmitglieder: je 40 Stunden

**Wer mit Nein stimmt**, will, dass diese Liste nicht gilt und eine neue vorgeschlagen wird.

Über nutzende Mitglieder wird hier nicht entschieden. Das sind heute Animorph Co-op, Free Knowledge Institute, May First Movement Technology und eine Einzelperson.

Jedes Mitglied hat eine Stimme, produzierend oder nutzend. Mehr als die Hälfte der Ja- und Nein-Stimmen entscheidet.`,
  },
  sv: {
    title: 'Vem är producentmedlem?',
    body: `Vi beslutar vilka som är de första **producentmedlemmarna** i The Online Meeting Cooperative.

**Om du röstar ja** är de tolv medlemmarna på listan producentmedlemmar, för det de bidrar med under första året:

- Autonomic Co-operative: 40 timmar
- Collective.tools: 50 till 100 EUR i månaden för hyrda servrar, och timmar
- Digital Life Collective: en maskin
- femProcomuns: 40 timmar
- FOSSHOST: en virtuell server och en TURN-server
- Hypha: 40 timmar
- Webarchitects: 40 timmar
- The Open Co-op: 40 timmar
- Koumbit: rabatt på produktionsservern, och timmar
- Collocall: skötsel av programvara och servrar, och timmar
- två enskilda medlemmar: 40 timmar var

**Om du röstar nej** gäller inte listan, och en ny läggs fram.

Konsumentmedlemmarna beslutas inte här. I dag är de Animorph Co-op, Free Knowledge Institute, May First Movement Technology och en enskild person.

Varje medlem har en röst, producent eller konsument. Mer än hälften av ja- och nejrösterna avgör.`,
  },
  ar: {
    title: 'من هو العضو المنتج؟',
    body: `نقرر من هم أوائل **الأعضاء المنتجين** في The Online Meeting Cooperative.

**إذا صوّتّم بنعم** فالأعضاء الاثنا عشر في هذه القائمة أعضاء منتجون، مقابل ما يقدمونه في السنة الأولى:

- Autonomic Co-operative: ‏40 ساعة
- Collective.tools: من 50 إلى 100 يورو شهريًا لاستئجار الخوادم، وساعات عمل
- Digital Life Collective: جهاز واحد
- femProcomuns: ‏40 ساعة
- FOSSHOST: خادم افتراضي وخادم TURN
- Hypha: ‏40 ساعة
- Webarchitects: ‏40 ساعة
- The Open Co-op: ‏40 ساعة
- Koumbit: تخفيضات على خادم الإنتاج، وساعات عمل
- Collocall: إدارة البرامج والخوادم، وساعات عمل
- عضوان فردان: 40 ساعة لكل منهما

**إذا صوّتّم بلا** فلا تُعتمد هذه القائمة، وتُقترح قائمة جديدة.

لا يُقرَّر هنا من هم الأعضاء المستهلكون. وهم اليوم Animorph Co-op وFree Knowledge Institute وMay First Movement Technology وشخص واحد.

لكل عضو صوت واحد، منتجًا كان أو مستهلكًا. ويحسم الأمر أكثر من نصف أصوات نعم ولا.`,
  },
};

/** An invented decision, closed, under a rule of 50 / 25 / 25. It says that it is invented. */
export const hoursTexts: Readonly<Record<string, ScenarioText>> = {
  en: {
    title: 'An hour is worth the same for everyone (invented example)',
    body: `*This decision is invented, to show a result that was counted in classes.*

An hour given to the cooperative counts the same, whoever gives it and whatever the work is.

**Yes**: one rate for every hour. **No**: each circle sets its own rate.`,
  },
  ca: {
    title: 'Una hora val el mateix per a tothom (exemple inventat)',
    body: `*Aquesta decisió és inventada, per mostrar un resultat comptat per classes.*

Una hora donada a la cooperativa compta igual, la doni qui la doni i sigui quina sigui la feina.

**Sí**: una sola tarifa per a cada hora. **No**: cada cercle fixa la seva tarifa.`,
  },
  es: {
    title: 'Una hora vale lo mismo para todas (ejemplo inventado)',
    body: `*Esta decisión es inventada, para mostrar un resultado contado por clases.*

Una hora dada a la cooperativa cuenta igual, la dé quien la dé y sea cual sea el trabajo.

**Sí**: una sola tarifa para cada hora. **No**: cada círculo fija su tarifa.`,
  },
  fr: {
    title: 'Une heure vaut la même chose pour toutes et tous (exemple inventé)',
    body: `*Cette décision est inventée, pour montrer un résultat compté par classes.*

Une heure donnée à la coopérative compte autant, qui que ce soit qui la donne et quel que soit le travail.

**Oui** : un seul taux pour chaque heure. **Non** : chaque cercle fixe son taux.`,
  },
  de: {
    title: 'Eine Stunde ist für alle gleich viel wert (erfundenes Beispiel)',
    body: `*Diese Entscheidung ist erfunden, um ein nach Klassen gezähltes Ergebnis zu zeigen.*

Eine Stunde für die Genossenschaft zählt gleich viel, wer auch immer sie gibt und was auch immer die Arbeit ist.

**Ja**: ein Satz für jede Stunde. **Nein**: jeder Kreis legt seinen Satz fest.`,
  },
  sv: {
    title: 'En timme är värd lika mycket för alla (påhittat exempel)',
    body: `*Det här beslutet är påhittat, för att visa ett resultat som räknats i klasser.*

En timme för kooperativet räknas lika, vem som än ger den och vad arbetet än är.

**Ja**: en taxa för varje timme. **Nej**: varje cirkel bestämmer sin taxa.`,
  },
  ar: {
    title: 'الساعة متساوية القيمة للجميع (مثال مخترع)',
    body: `*هذا القرار مخترع، لعرض نتيجة حُسبت بحسب الفئات.*

الساعة التي تُعطى للتعاونية تُحسب بالتساوي، أيًّا كان من يعطيها وأيًّا كان العمل.

**نعم**: سعر واحد لكل ساعة. **لا**: تحدد كل حلقة سعرها.`,
  },
};

/** A draft that is still being talked about: as first written, as it stands, and what has been translated. */
export const collaboratingTexts = {
  first: {
    title: 'A third class: collaborating members',
    body: `Some members have no time for a circle this year, and there is no graceful place for them.

We add a third class of membership: **collaborating member**.

A collaborating member keeps the service level that they pay for, is invited to every meeting, and does not vote.

Whoever was a producer member may become a collaborating member by telling the secretary.`,
  },
  standing: {
    title: 'A third class: collaborating members',
    body: `Some members have no time for a circle this year, and there is no graceful place for them.

We add a third class of membership: **collaborating member**.

A collaborating member keeps the service level that they pay for, is invited to every meeting, and may speak there, but does not vote.

Whoever was a producer member may become a collaborating member by telling the secretary.`,
  },
  amended: {
    title: 'A third class: collaborating members',
    body: `Some members have no time for a circle this year, and there is no graceful place for them.

We add a third class of membership: **collaborating member**.

A collaborating member keeps the service level that they pay for, is invited to every meeting, and may speak there, but does not vote.

Whoever was a producer member may become a collaborating member, and a producer member again, by telling the secretary.`,
  },
  /** Of the first wording: outdated since the second. */
  ca: {
    title: 'Una tercera classe: sòcies col·laboradores',
    body: `Hi ha sòcies que aquest any no tenen temps per a cap cercle, i no hi ha un lloc digne per a elles.

Afegim una tercera classe de sòcies: **sòcia col·laboradora**.

Una sòcia col·laboradora manté el nivell de servei que paga, és convidada a totes les reunions i no vota.

Qui era sòcia productora pot passar a ser sòcia col·laboradora si ho diu a la secretaria.`,
  },
  /** Of the wording as it stands: waits for a review. */
  fr: {
    title: 'Une troisième classe : les membres collaborateurs',
    body: `Certains membres n’ont pas de temps pour un cercle cette année, et il n’y a pas de place convenable pour eux.

Nous ajoutons une troisième classe : **membre collaborateur**.

Un membre collaborateur garde le niveau de service qu’il paie, est invité à chaque réunion et peut y prendre la parole, mais ne vote pas.

Un membre producteur peut devenir membre collaborateur en le disant au secrétariat.`,
  },
} as const satisfies Readonly<Record<string, ScenarioText>>;
