/** What custodians say of themselves; the wording is the example's. */
export const abouts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  femprocomuns: {
    en: 'A cooperative in Barcelona that works for a commons economy.',
    ca: 'Una cooperativa de Barcelona que treballa per una economia del procomú.',
    es: 'Una cooperativa de Barcelona que trabaja por una economía del procomún.',
    fr: 'Une coopérative de Barcelone qui œuvre pour une économie des communs.',
    de: 'Eine Genossenschaft in Barcelona, die für eine Ökonomie der Gemeingüter arbeitet.',
    sv: 'Ett kooperativ i Barcelona som arbetar för en ekonomi byggd på allmänningar.',
    ar: 'تعاونية في برشلونة تعمل من أجل اقتصاد المشاع.',
  },
  webarchitects: {
    en: 'A worker and user owned cooperative in Sheffield that hosts with free software.',
    ca: 'Una cooperativa de Sheffield, de qui hi treballa i de qui la fa servir, que allotja amb programari lliure.',
    es: 'Una cooperativa de Sheffield, de quienes trabajan y de quienes la usan, que aloja con software libre.',
    fr: 'Une coopérative de Sheffield, à celles et ceux qui y travaillent et l’utilisent, qui héberge en logiciel libre.',
    de: 'Eine Genossenschaft in Sheffield, die denen gehört, die darin arbeiten und sie nutzen; sie hostet mit freier Software.',
    sv: 'Ett kooperativ i Sheffield, ägt av dem som arbetar i det och använder det, med drift på fri programvara.',
    ar: 'تعاونية في شيفيلد يملكها العاملون والمستخدمون، وتستضيف ببرمجيات حرة.',
  },
  'collective-tools': {
    en: 'A cooperative in Gothenburg that offers digital tools which respect people.',
    ca: 'Una cooperativa de Göteborg que ofereix eines digitals que respecten les persones.',
    es: 'Una cooperativa de Gotemburgo que ofrece herramientas digitales que respetan a las personas.',
    fr: 'Une coopérative de Göteborg qui propose des outils numériques respectueux des personnes.',
    de: 'Eine Genossenschaft in Göteborg mit digitalen Werkzeugen, die Menschen achten.',
    sv: 'Ett kooperativ i Göteborg som erbjuder digitala verktyg som respekterar människor.',
    ar: 'تعاونية في غوتنبرغ تقدم أدوات رقمية تحترم الناس.',
  },
  hypha: {
    en: 'A worker cooperative in Toronto that builds and looks after shared technology.',
    ca: 'Una cooperativa de treball de Toronto que construeix i cuida tecnologia compartida.',
    es: 'Una cooperativa de trabajo de Toronto que construye y cuida tecnología compartida.',
    fr: 'Une coopérative de travail de Toronto qui construit et entretient des technologies partagées.',
    de: 'Eine Arbeitsgenossenschaft in Toronto, die gemeinsame Technik baut und pflegt.',
    sv: 'Ett arbetskooperativ i Toronto som bygger och vårdar gemensam teknik.',
    ar: 'تعاونية عمالية في تورونتو تبني تقنيات مشتركة وترعاها.',
  },
};

type Words = Readonly<Record<string, string>>;

/** What members of each class give, where the custodian says nothing more particular. */
const gives: Readonly<Record<string, Words>> = {
  producer: {
    en: '40 hours a year, or money or resources of that worth; and a place in one circle.',
    ca: '40 hores l’any, o diners o recursos d’aquest valor; i un lloc en un cercle.',
    es: '40 horas al año, o dinero o recursos de ese valor; y un lugar en un círculo.',
    fr: '40 heures par an, ou de l’argent ou des ressources de cette valeur ; et une place dans un cercle.',
    de: '40 Stunden im Jahr, oder Geld oder Mittel in diesem Wert; und ein Platz in einem Kreis.',
    sv: '40 timmar om året, eller pengar eller resurser av det värdet; och en plats i en cirkel.',
    ar: '40 ساعة في السنة، أو مال أو موارد بهذه القيمة؛ ومكان في إحدى الحلقات.',
  },
  consumer: {
    en: 'The monthly price of a service level.',
    ca: 'El preu mensual d’un nivell de servei.',
    es: 'El precio mensual de un nivel de servicio.',
    fr: 'Le prix mensuel d’un niveau de service.',
    de: 'Der Monatspreis einer Dienststufe.',
    sv: 'Månadspriset för en tjänstenivå.',
    ar: 'السعر الشهري لمستوى من مستويات الخدمة.',
  },
  individual: {
    en: 'What one person can: hours, or a small sum.',
    ca: 'El que pot una persona: hores o una petita quantitat.',
    es: 'Lo que puede una persona: horas o una pequeña cantidad.',
    fr: 'Ce que peut une personne : des heures ou une petite somme.',
    de: 'Was eine Person kann: Stunden oder eine kleine Summe.',
    sv: 'Det en person kan: timmar eller en mindre summa.',
    ar: 'ما يستطيعه شخص واحد: ساعات أو مبلغ صغير.',
  },
  collaborating: {
    en: 'Nothing regular: help now and then.',
    ca: 'Res de regular: ajuda de tant en tant.',
    es: 'Nada regular: ayuda de vez en cuando.',
    fr: 'Rien de régulier : une aide de temps en temps.',
    de: 'Nichts Regelmäßiges: Hilfe dann und wann.',
    sv: 'Inget regelbundet: hjälp då och då.',
    ar: 'لا شيء منتظم: مساعدة بين حين وآخر.',
  },
};

/** 500 euros of the first years, in round sums of what each custodian reckons in. */
const PRODUCERS_PAY: Readonly<Record<string, readonly [amount: number, currency: string]>> = {
  femprocomuns: [500, 'EUR'],
  webarchitects: [430, 'GBP'],
  'collective-tools': [5_500, 'SEK'],
  hypha: [750, 'CAD'],
};

const producersGive: Readonly<Record<string, (money: string) => string>> = {
  en: (money) => `40 hours a year, or ${money}, or resources of that worth; and a place in one circle.`,
  ca: (money) => `40 hores l’any, o ${money}, o recursos d’aquest valor; i un lloc en un cercle.`,
  es: (money) => `40 horas al año, o ${money}, o recursos de ese valor; y un lugar en un círculo.`,
  fr: (money) =>
    `40 heures par an, ou ${money}, ou des ressources de cette valeur ; et une place dans un cercle.`,
  de: (money) =>
    `40 Stunden im Jahr, oder ${money}, oder Mittel in diesem Wert; und ein Platz in einem Kreis.`,
  sv: (money) => `40 timmar om året, eller ${money}, eller resurser av det värdet; och en plats i en cirkel.`,
  ar: (money) => `40 ساعة في السنة، أو ${money}، أو موارد بهذه القيمة؛ ومكان في إحدى الحلقات.`,
};

/** What a rule says that members give: null is the federation, or every class. Empty leaves it to a wider rule. */
export function givenBy(custodian: string | null, memberClass: string | null): Words {
  if (memberClass === null) return {};
  if (custodian === null) return gives[memberClass] ?? {};
  const pay = memberClass === 'producer' ? PRODUCERS_PAY[custodian] : undefined;
  if (!pay) return {};
  const [amount, currency] = pay;
  const named = { style: 'currency', currency, currencyDisplay: 'name', maximumFractionDigits: 0 } as const;
  return Object.fromEntries(
    Object.entries(producersGive).map(([language, say]) => [
      language,
      say(new Intl.NumberFormat(language, named).format(amount)),
    ]),
  );
}
