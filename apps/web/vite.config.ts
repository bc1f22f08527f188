import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

// No inline script, no data: URLs and no polyfill, so that the page lives under a strict content security policy.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), sharedAtOnce()],
  resolve: {
    conditions: ['@plenaria/source', ...defaultClientConditions],
    alias: { '@0no-co/graphql.web': `${import.meta.dirname}/src/client/no-parser.ts` },
  },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:3000', ws: true } } },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Over a slow network each further file costs as much as its bytes, and a browser fetches six at a time. So: a
    // small script that starts everything, and one file of what every page and a ballot need.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', test: isFirst, priority: 2 },
            { name: 'shared', test: isShared, priority: 1 },
            { name: 'forms', test: isOfForms, priority: 1 },
            { name: 'agreements', test: isOfAgreements },
            { name: 'tasks', test: isTasks, priority: 1 },
            { name: 'people', test: isOfPeople },
            { name: 'admin', test: isOfAdmin },
            { name: 'joining', test: isOfJoining },
            { name: 'drafting', test: isOfDrafting, priority: 1 },
          ],
        },
      },
    },
  },
});

/** What decides what to load, without React; and what loads it. */
const ofFirst =
  /web.src.(first|screens|[a-z]+.screens|client.(early|document|on-device)|i18n.load-texts|routing.(page|paths|match-path)|shell.(theme|typeface)|gql.(viewer|ballot))\.ts|libs.i18n.src.(languages|pseudo)|preload-helper/;

function isFirst(id: string): boolean {
  return ofFirst.test(id);
}

const librariesOfAll = /node_modules.(react|react-dom|scheduler|urql|@urql|wonka)./;
const ownOfAll =
  /web.src.(client.(?!upload|take)|i18n.(?!ballot|often|more)|routing|shell.(?!Palette)|ui.(Button|Page\.|Loaded|RefusalNotice|Time|form-state))|libs.i18n.src.(?!device-name)/;

/** The ballot is what letters link to, and other pages use its parts. */
const ofBallot =
  /web.src.(decide.(Ballot(?!sCast)|LiveTurnout|Sentences|choice-marks|TextState|StateTag|use-kept|Paper|Receipt|Question|sending|ballot-draft|use-casting|first-paragraph)|ui.(Notice|Facts|fields|Tag|Prose))|libs.voting.src.labelled/;

/** What pages of every kind ask and compare with: none brings another's for the sake of a dialog. */
const ofForms = /web.src.(ui.(?!markdown)|client.send|people.(History|today|DayField))/;

/** Whoever reads one agreement reads another; and each further file is a name that the first script must carry. */
const ofAgreements = /web.src.agreements.(?!screens)|libs.agreements.src|gql.(agreements|documents)\.ts/;

/** The same holds for the register with its circles, for what is looked after, and for joining. */
const ofPeople = /web.src.((people|circles).(?!screens))|gql.(people|circles)\.ts/;
const ofAdmin = /web.src.admin.(?!screens|tasks)|gql.(admin|constitution)\.ts/;
const ofJoining = /web.src.joining.(?!screens)|gql.(joining|applications)\.ts/;
/** Named by the page of what is looked after and by the palette, which loads none of that. */
const tasks = /web.src.admin.tasks/;

/** What a decision's page asks with, and those who put a membership to the vote. */
const ofDrafting = /web.src.decide.(NewDecision|WordFields|CollegeName|OutcomeTag|local-time|newest-texts)/;

/** Compresses better than twenty files, and arrives in one go. */
function isShared(id: string): boolean {
  return librariesOfAll.test(id) || ownOfAll.test(id) || ofBallot.test(id);
}

function isOfForms(id: string): boolean {
  return ofForms.test(id);
}

function isOfAgreements(id: string): boolean {
  return ofAgreements.test(id);
}

function isOfPeople(id: string): boolean {
  return ofPeople.test(id);
}

function isOfJoining(id: string): boolean {
  return ofJoining.test(id);
}

function isOfDrafting(id: string): boolean {
  return ofDrafting.test(id);
}

function isTasks(id: string): boolean {
  return tasks.test(id);
}

function isOfAdmin(id: string): boolean {
  return ofAdmin.test(id);
}

/** The HTML names what the first script imports once it runs, so that all of it travels together. */
function sharedAtOnce(): Plugin {
  return {
    name: 'shared-at-once',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => /^assets.(main|shared|rolldown-runtime)-.*\.js$/.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            injectTo: 'head',
          })),
    },
  };
}
