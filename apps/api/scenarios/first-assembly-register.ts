/** The federation, its four custodians and its classes. */
export const assemblyFederation = {
  name: 'The Online Meeting Cooperative',
  languages: ['en', 'ca', 'es', 'fr', 'de', 'sv', 'ar'],
  defaultLanguage: 'en',
  /** The first day of the first register. */
  since: '2020-08-01',
  /** When the meeting of 6 August 2020 put the list of members to the vote. */
  recordedAt: '2020-08-06T14:00:00Z',
  custodians: [
    {
      slug: 'femprocomuns',
      name: 'femProcomuns',
      country: 'ES',
      // a Societat Cooperativa Catalana: the law on cooperatives of Catalonia
      jurisdiction: 'ES-CT',
      currency: 'EUR',
      languages: ['ca', 'es', 'en'],
    },
    { slug: 'webarchitects', name: 'Webarchitects', country: 'GB', currency: 'GBP', languages: ['en'] },
    {
      slug: 'collective-tools',
      name: 'Collective.tools',
      country: 'SE',
      currency: 'SEK',
      languages: ['sv', 'en'],
    },
    { slug: 'hypha', name: 'Hypha', country: 'CA', currency: 'CAD', languages: ['en', 'fr'] },
  ],
  classes: [
    {
      slug: 'producer',
      names: {
        en: 'Producer',
        ca: 'Productora',
        es: 'Productora',
        fr: 'Productrice',
        de: 'Produzierend',
        sv: 'Producent',
        ar: 'عضو منتج',
      },
    },
    {
      slug: 'consumer',
      names: {
        en: 'Consumer',
        ca: 'Consumidora',
        es: 'Consumidora',
        fr: 'Consommatrice',
        de: 'Nutzend',
        sv: 'Konsument',
        ar: 'عضو مستهلك',
      },
    },
    {
      slug: 'individual',
      names: {
        en: 'Individual',
        ca: 'Individual',
        es: 'Individual',
        fr: 'Individuel',
        de: 'Einzelperson',
        sv: 'Enskild',
        ar: 'عضو فرد',
      },
    },
    {
      slug: 'collaborating',
      names: {
        en: 'Collaborating',
        ca: 'Col·laboradora',
        es: 'Colaboradora',
        fr: 'Collaboratrice',
        de: 'Mitwirkend',
        sv: 'Samarbetande',
        ar: 'عضو متعاون',
      },
    },
  ],
} as const;
