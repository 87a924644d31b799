// The texts in the first of the browser's languages that the page speaks; English otherwise.
import english from './texts-en.js';

const OTHERS = { de: () => import('./texts-de.js') };

async function chosen(languages) {
  for (const language of languages) {
    const short = language.slice(0, 2).toLowerCase();
    if (short === 'en') break;
    if (OTHERS[short]) return (await OTHERS[short]()).default;
  }
  return english;
}

export default await chosen(navigator.languages ?? []);
