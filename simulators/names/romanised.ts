// Names in other scripts as passports usually have them in Latin letters: by sound, where a table knows the name, else letter by letter.
// Arabic seldom writes short vowels, so that letters alone do not say how a name sounds; and families choose among several spellings.
import { latinCapitals } from './latin-capitals.ts';

/** The more usual spelling, and another. */
const usual: Readonly<Record<string, readonly [string, string]>> = {
  محمد: ['MOHAMED', 'MUHAMMAD'],
  أحمد: ['AHMED', 'AHMAD'],
  احمد: ['AHMED', 'AHMAD'],
  علي: ['ALI', 'ALY'],
  حسن: ['HASSAN', 'HASAN'],
  حسين: ['HUSSEIN', 'HUSSAIN'],
  محمود: ['MAHMOUD', 'MAHMUD'],
  مصطفى: ['MUSTAFA', 'MOSTAFA'],
  إبراهيم: ['IBRAHIM', 'EBRAHIM'],
  ابراهيم: ['IBRAHIM', 'EBRAHIM'],
  يوسف: ['YOUSSEF', 'YUSUF'],
  عمر: ['OMAR', 'UMAR'],
  خالد: ['KHALED', 'KHALID'],
  سعيد: ['SAID', 'SAEED'],
  سعد: ['SAAD', 'SAD'],
  فاطمة: ['FATMA', 'FATIMA'],
  عائشة: ['AISHA', 'AYSHA'],
  مريم: ['MARIAM', 'MARYAM'],
  زينب: ['ZEINAB', 'ZAYNAB'],
  خديجة: ['KHADIJA', 'KHADIGA'],
  نور: ['NOUR', 'NUR'],
  ليلى: ['LEILA', 'LAYLA'],
  سارة: ['SARA', 'SARAH'],
  هدى: ['HODA', 'HUDA'],
  عبدالله: ['ABDULLAH', 'ABDALLA'],
  عبد: ['ABD', 'ABDEL'],
  الله: ['ALLAH', 'ALLA'],
  الرحمن: ['ELRAHMAN', 'ALRAHMAN'],
  جمال: ['GAMAL', 'JAMAL'],
  كريم: ['KARIM', 'KAREEM'],
  طارق: ['TAREK', 'TARIQ'],
  سليمان: ['SOLIMAN', 'SULEIMAN'],
  صالح: ['SALEH', 'SALIH'],
  ناصر: ['NASSER', 'NASIR'],
  منصور: ['MANSOUR', 'MANSUR'],
  李: ['LI', 'LEE'],
  王: ['WANG', 'WONG'],
  张: ['ZHANG', 'CHEUNG'],
  陈: ['CHEN', 'CHAN'],
  黄: ['HUANG', 'WONG'],
  林: ['LIN', 'LAM'],
  吕: ['LYU', 'LV'],
  김: ['KIM', 'GIM'],
  이: ['LEE', 'YI'],
  박: ['PARK', 'BAK'],
  최: ['CHOI', 'CHOE'],
  Дмитрий: ['DMITRII', 'DMITRY'],
  Юлия: ['IULIIA', 'YULIA'],
  Сергей: ['SERGEI', 'SERGEY'],
  Алексей: ['ALEKSEI', 'ALEXEY'],
};

/** @param which the more usual spelling of a name that is known, or the other. */
export function romanised(name: string, which: 'usual' | 'other'): string {
  return name
    .split(/(\s+)/u)
    .map((word) => usual[word]?.[which === 'usual' ? 0 : 1] ?? bySound(word, which))
    .join('');
}

function bySound(word: string, which: 'usual' | 'other'): string {
  const letters = latinCapitals(word, 'plain');
  return /\p{Script=Arabic}/u.test(word) ? withVowels(letters, which) : letters;
}

/** Of a name that no table knows: a vowel where consonants would meet. Rough, and near enough to tell that spellings differ. */
function withVowels(letters: string, which: 'usual' | 'other'): string {
  const [short, w, y] = which === 'usual' ? ['A', 'OU', 'I'] : ['E', 'U', 'Y'];
  return letters
    .replaceAll(/[^A-Z]/g, '')
    .replaceAll(/(?<=[^AEIOU])W(?=[^AEIOU]|$)/g, w)
    .replaceAll(/(?<=[^AEIOU])Y(?=[^AEIOU]|$)/g, y)
    .replaceAll(/(?<=[^AEIOUY])(?=[^AEIOUY])/g, short);
}

/** Some letter of it is in another script than Latin. */
export function isInOtherScript(name: string): boolean {
  return /(?!\p{Script=Latin})\p{L}/u.test(name);
}
