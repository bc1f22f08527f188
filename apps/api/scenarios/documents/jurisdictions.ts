/** A custodian, where it is, and the law that its samples name. */
export type Jurisdiction = {
  readonly custodian: string;
  readonly name: string;
  readonly country: string;
  /** The authoritative one first. */
  readonly languages: readonly string[];
  /** Whose law applies, by language. */
  readonly law: Readonly<Record<string, string>>;
  /** Under which law personal data is kept, by language. */
  readonly dataLaw: Readonly<Record<string, string>>;
  /** To whom one may complain. */
  readonly authority: string;
};

/** The four jurisdictions of the first assembly. */
export const jurisdictions: readonly Jurisdiction[] = [
  {
    custodian: 'femprocomuns',
    name: 'femProcomuns',
    country: 'ES',
    languages: ['ca', 'es', 'en'],
    law: {
      ca: 'la llei espanyola i la catalana de cooperatives',
      es: 'la ley española y la catalana de cooperativas',
      en: 'The law of Spain, and the Catalan law on cooperatives,',
    },
    dataLaw: {
      ca: 'el Reglament (UE) 2016/679 i la Llei orgànica 3/2018',
      es: 'el Reglamento (UE) 2016/679 y la Ley Orgánica 3/2018',
      en: 'Regulation (EU) 2016/679 and the Spanish Organic Law 3/2018',
    },
    authority: 'Agencia Española de Protección de Datos (aepd.es)',
  },
  {
    custodian: 'webarchitects',
    name: 'Webarchitects',
    country: 'GB',
    languages: ['en'],
    law: { en: 'The law of England and Wales' },
    dataLaw: { en: 'the UK GDPR and the Data Protection Act 2018' },
    authority: 'Information Commissioner’s Office (ico.org.uk)',
  },
  {
    custodian: 'collective-tools',
    name: 'Collective.tools',
    country: 'SE',
    languages: ['sv', 'en'],
    law: { sv: 'Svensk lag', en: 'The law of Sweden' },
    dataLaw: {
      sv: 'förordning (EU) 2016/679 och lag (2018:218)',
      en: 'Regulation (EU) 2016/679 and the Swedish Act 2018:218',
    },
    authority: 'Integritetsskyddsmyndigheten (imy.se)',
  },
  {
    custodian: 'hypha',
    name: 'Hypha',
    country: 'CA',
    languages: ['en', 'fr'],
    law: {
      en: 'The law of Ontario and of Canada',
      fr: 'Le droit de l’Ontario et du Canada',
    },
    dataLaw: {
      en: 'the Personal Information Protection and Electronic Documents Act (PIPEDA)',
      fr: 'la Loi sur la protection des renseignements personnels et les documents électroniques (LPRPDE)',
    },
    authority: 'Office of the Privacy Commissioner of Canada (priv.gc.ca)',
  },
];
