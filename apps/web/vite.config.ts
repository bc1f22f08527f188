import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

// No inline script, no data: URLs and no polyfill, so that the page lives under a strict content security policy.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
    // What every page needs is one file: it compresses better than twenty, and arrives in one go.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'shared', test: isShared },
            { name: 'voting', test: isVoting },
          ],
        },
      },
    },
  },
});

const librariesOfAll = /node_modules.(react|react-dom|scheduler|urql|@urql|wonka)./;
const ownOfAll =
  /web.src.(client|i18n|routing|shell.(?!Palette)|ui.(Button|Page|Loaded|RefusalNotice|Time|form-state))|libs.i18n.src/;

function isShared(id: string): boolean {
  return librariesOfAll.test(id) || ownOfAll.test(id);
}

/**
 * What a ballot needs beyond that, in one file too: over a slow network each further file costs as much as
 * its bytes.
 */
const ownOfBallot =
  /web.src.(decide.(BallotFacts|LiveTurnout|Sentences|choice-marks|TextState|language-name|StateTag|use-kept|Paper|Receipt|Question|sending|ballot-draft|use-casting|first-paragraph)|gql.ballot|ui.(Notice|Facts|fields|Tag|Prose))|libs.voting.src.labelled/;

function isVoting(id: string): boolean {
  return ownOfBallot.test(id);
}
