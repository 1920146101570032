/**
 * Runs in the head of `/`, before anything of it is painted: moves a reader to the first page in
 * their language. A classic script of its own file (scripts/first-visit.ts makes it), because the
 * page's policy wants no inline one and a module would come too late.
 */
import { homeOf, keepLanguage, knownHere, languageFor } from '../shared/language.ts';

const script = document.currentScript;
const known = knownHere();
if (script instanceof HTMLScriptElement && known !== null) {
  const lang = languageFor(known);
  const isKept = known.kept === lang || known.read === 'en' || keepLanguage(lang);
  if (lang !== 'en' && isKept) {
    const home = homeOf(lang, new URL('./', script.src).href);
    location.replace(home + location.search + location.hash);
  }
}
