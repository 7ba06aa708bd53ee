// The search: reads the index that `werkplaats.search` makes (its modules say how it is packed) and answers questions in the browser.
// Everything it needs comes as scripts from the site's own folder, so it also works from a folder on disk.
//
//   werkplaatsZoeken.zoek("wijkteam")          → Promise of an Answer, for whoever wants the hits
//   werkplaatsZoeken.koppel({input, list, …})  → an input field that shows its hits in a list
//   werkplaatsZoeken.deel(name, data)          → called by the files of the index
(function () {
  "use strict";

  /**
   * @typedef {{before: string, text: string, form: string, class: number}} Token  A word, and what stands between it and the one before.
   * @typedef {{anchor: string, heading: string, code: string}} Section
   * @typedef {{address: string, kind: string, label: string, names: string[], sections: Section[]}} Page
   * @typedef {{form: string, idf: number, classes: Map<number, number>, together: Map<number, number>[][], pages: Map<number, number>}} Term
   *   A word that is asked for: the classes that answer it with their weight, and parts that only answer it together.
   * @typedef {{page: Page, address: string, href: string, title: string, label: string, where: string, section: string,
   *   passage: {text: string, hit: boolean}[]}} Hit
   * @typedef {{query: string, count: number, whole: number, corrected: [string, string][], step: number,
   *   more: (from: number, count: number) => Promise<Hit[]>}} Answer
   *   `whole` pages hold every word; the others of `count` hold some.
   */

  const FORMAT = 1;
  /** So many hits are shown at a time; half of it when the texts come in many files. */
  const PAGE_SIZE = 20;
  const MANY_FILES = 10;
  const TYPING_DELAY = 140;
  const PATIENCE = 500;
  const ROOT = new URL("../../", document.currentScript.src);
  const DATA = new URL("assets/zoeken/", ROOT);

  // --- words: the twins of words.py and stemmer.py -------------------------------------------------------------------------

  const UNDECOMPOSED = { ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
  const WORD = /[\p{L}\p{N}_]+/gu;

  /** @param {string} word @returns {string} In lower case, without accents. */
  function fold(word) {
    const lower = word.toLowerCase();
    if (/^[\0-\x7f]*$/.test(lower)) return lower;
    return lower.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[øłđðıßæœþ]/g, (sign) => UNDECOMPOSED[sign]);
  }

  const undouble = (word) => (/(?:kk|dd|tt)$/.test(word) ? word.slice(0, -1) : word);
  const endsInVowel = (word) => /[aeiouy]$/.test(word);

  function withoutPlural(word, first) {
    if (word.endsWith("heden") && word.length - 5 >= first) return word.slice(0, -5) + "heid";
    if (/(?:ie|ee)en$/.test(word)) return word.slice(0, -2);
    for (const ending of ["ene", "en"]) if (word.endsWith(ending)) return withoutEn(word, first, ending);
    for (const ending of ["se", "s"]) {
      if (!word.endsWith(ending)) continue;
      const rest = word.slice(0, -ending.length);
      return rest.length >= first && !/[aeiouyj]$/.test(rest) ? rest : word;
    }
    return word;
  }

  function withoutEn(word, first, ending) {
    const rest = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || rest.length < first || endsInVowel(rest) || rest.endsWith("gem")) return word;
    return undouble(rest);
  }

  function withoutE(word, first) {
    const rest = word.slice(0, -1);
    return word.endsWith("e") && rest.length >= first && !endsInVowel(rest) ? undouble(rest) : word;
  }

  function withoutDerivation(word, first, second, lostE) {
    const from = (ending) => word.endsWith(ending) && word.length - ending.length >= second;
    if (from("end") || from("ing")) {
      const rest = word.slice(0, -3);
      return rest.endsWith("ig") && rest.length - 2 >= second && rest.at(-3) !== "e" ? rest.slice(0, -2) : undouble(rest);
    }
    if (from("ig") && word.at(-3) !== "e") return word.slice(0, -2);
    if (from("lijk")) return withoutE(word.slice(0, -4), first);
    if (from("baar")) return word.slice(0, -4);
    if (lostE && from("bar")) return word.slice(0, -3);
    return word;
  }

  /** @param {string} word Folded. @returns {string} Its stem. */
  function stem(word) {
    if (word.length < 4 || !/^\p{L}+$/u.test(word)) return word;
    const one = /[aeiouy][^aeiouy]/.exec(word);
    const afterOne = one ? one.index + 2 : word.length;
    const two = one && /[aeiouy][^aeiouy]/.exec(word.slice(afterOne));
    const first = one ? Math.max(afterOne, 3) : word.length;
    const second = two ? afterOne + two.index + 2 : word.length;
    word = withoutPlural(word, first);
    const bare = withoutE(word, first);
    const lostE = bare !== word;
    word = bare;
    if (word.endsWith("heid") && word.length - 4 >= second && word.at(-5) !== "c") word = withoutEn(word.slice(0, -4), first, "en");
    word = withoutDerivation(word, first, second, lostE);
    word = word.replace(/(aa|ee|oo|uu)(?=[^aeiouyj]$)/, (pair) => pair[0]).replace(/([bdfgklmnprst])\1$/, "$1");
    return word.replace(/z$/, "s").replace(/v$/, "f");
  }

  // --- numbers: the twin of numbers.py --------------------------------------------------------------------------------------

  const VALUE = new Uint8Array(128);
  let signs = 0;
  for (let code = 0x23; code < 0x7f; code += 1) if (code !== 0x5c) VALUE[code] = signs++;
  const BASE = signs;
  const ONE = 79;
  const TWO = 8;
  const THREE = 3;
  const AFTER_TWO = ONE + TWO * BASE;
  const AFTER_THREE = AFTER_TWO + THREE * BASE * BASE;

  /** Reads a row of numbers. */
  class Reader {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
      this.at = 0;
    }

    get done() {
      return this.at >= this.text.length;
    }

    sign() {
      return VALUE[this.text.charCodeAt(this.at++)];
    }

    next() {
      const head = this.sign();
      if (head < ONE) return head;
      if (head < ONE + TWO) return ONE + (head - ONE) * BASE + this.sign();
      if (head < ONE + TWO + THREE) return AFTER_TWO + ((head - ONE - TWO) * BASE + this.sign()) * BASE + this.sign();
      return AFTER_THREE + (((head - ONE - TWO - THREE) * BASE + this.sign()) * BASE + this.sign()) * BASE + this.sign();
    }
  }

  // --- the files of the index -----------------------------------------------------------------------------------------------

  /** @type {Map<string, {promise: Promise<any>, resolve: (data: any) => void}>} */
  const parts = new Map();

  /** @param {string} name @param {string} path Below `assets/zoeken/`. @returns {Promise<any>} What the file hands over. */
  function load(name, path) {
    const known = parts.get(name);
    if (known) return known.promise;
    const part = {};
    part.promise = new Promise((resolve, reject) => {
      part.resolve = resolve;
      const script = document.createElement("script");
      script.src = new URL(path, DATA).href;
      script.addEventListener("load", () => script.remove());
      script.addEventListener("error", () => {
        script.remove();
        parts.delete(name);
        reject(new Error(`${path} is niet geladen`));
      });
      document.head.append(script);
    });
    parts.set(name, part);
    return part.promise;
  }

  /** Called by each file of the index. @param {string} name @param {any} data */
  function deel(name, data) {
    parts.get(name)?.resolve(data);
  }

  /** @param {number[]} starts @param {number} item @returns {number} The last start that is not past the item. */
  function fileOf(starts, item) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= item) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  const SPACE_NEEDED = /^[\p{L}\p{N}_]/u;
  const NAME_LEVEL = 4;

  /** The index, unpacked as far as each question needs. */
  class Index {
    constructor(core) {
      if (core.formaat !== FORMAT) throw new Error("De index hoort bij een andere versie van deze pagina");
      this.core = core;
      this.entries = core.woorden ? core.woorden.split("\n") : [];
      this.functionWords = new Set(core.functiewoorden.split(" "));
      /** @type {Int32Array} Class of each entry, -1 for what is not looked up. */
      this.classOf = new Int32Array(this.entries.length).fill(-1);
      /** @type {Map<string, number>} Folded form to class. */
      this.byForm = new Map();
      /** @type {Map<string, number>} Stem to class. */
      this.byStem = new Map();
      /** @type {string[]} Stem of each class. */
      this.stems = [];
      /** @type {string[]} A word of each class. */
      this.words = [];
      this.lines = new Map();
      this.pageSize = core.teksten.length > MANY_FILES ? PAGE_SIZE / 2 : PAGE_SIZE;
      const reader = new Reader(core.klassen);
      this.entries.forEach((entry, number) => {
        const step = reader.next();
        if (step === 1) return;
        const folded = fold(entry);
        if (step === 0) {
          const base = stem(folded);
          this.classOf[number] = this.stems.length;
          this.byStem.set(base, this.stems.length);
          this.stems.push(base);
          this.words.push(folded);
        } else {
          this.classOf[number] = this.stems.length + 1 - step;
        }
        this.byForm.set(folded, this.classOf[number]);
      });
    }

    /** @param {string} kind `lijst` or `tekst`. @param {number[]} starts @param {number} item @returns {Promise<any>} The item in its file. */
    async item(kind, starts, item) {
      const file = fileOf(starts, item);
      const list = this.core[kind] ?? (await load(`${kind}-${file}`, `${this.core.editie}/${kind}-${file}.js`));
      return list[item - starts[file]];
    }

    /** @param {number} class_ @returns {Promise<[number, number][]>} Pages with the value of the word on each. */
    async postings(class_) {
      let pages = this.lines.get(class_);
      if (!pages) {
        pages = [];
        const reader = new Reader(await this.item("lijst", this.core.lijsten, class_));
        let page = -1;
        while (!reader.done) {
          const number = reader.next();
          const level = number % (NAME_LEVEL + 1);
          page += 1 + (number - level) / (NAME_LEVEL + 1);
          pages.push([page, level === NAME_LEVEL ? reader.next() / this.core.fijn : this.core.niveaus[level]]);
        }
        this.lines.set(class_, pages);
      }
      return pages;
    }

    /** @param {number} number @returns {Promise<Page>} */
    async page(number) {
      const [address, head, ...rest] = await this.item("tekst", this.core.teksten, number);
      const [kindCode, ...names] = head.split(" ");
      const [kind, label] = this.core.soorten[new Reader(kindCode).next()];
      let heading = "";
      const sections = rest.map((line) => {
        const [anchor, headingCode, code] = line.split(" ");
        if (headingCode !== "!") heading = headingCode;
        return { anchor, heading, code };
      });
      return { address, kind, label, names, sections };
    }

    /** @param {string} code @returns {{tokens: Token[], after: string}} The words of a text, and what follows the last. */
    decode(code) {
      const reader = new Reader(code);
      const tokens = [];
      let before = "";
      let word = false;
      let begins = true;
      while (!reader.done) {
        const marked = code[reader.at] === "!";
        if (marked) reader.at += 1;
        const number = reader.next();
        const entry = this.entries[number];
        if (SPACE_NEEDED.test(entry)) {
          // Where a sentence begins, the mark means: no capital.
          const text = marked !== begins ? entry[0].toUpperCase() + entry.slice(1) : entry;
          tokens.push({ before: word ? " " : before, text, form: fold(entry), class: this.classOf[number] });
          word = true;
          begins = false;
        } else {
          before = entry;
          word = false;
          begins = entry === ". ";
        }
      }
      return { tokens, after: word ? "" : before };
    }

    /** @param {string} code @returns {string} */
    text(code) {
      const { tokens, after } = this.decode(code);
      return tokens.map((token) => token.before + token.text).join("") + after;
    }

    /** @param {string} part @returns {boolean} Whether the part of a compound is itself a word with a meaning. */
    isWord(part) {
      return part.length > 2 && !this.functionWords.has(part) && (this.byForm.has(part) || this.byStem.has(part));
    }
  }

  /** @type {Promise<Index> | null} */
  let opening = null;

  /** @param {boolean} [anew] Past every cache: the site was published again under our eyes. @returns {Promise<Index>} */
  function open(anew = false) {
    if (anew) parts.clear();
    if (!opening || anew) {
      opening = load("index", anew ? `index.js?${Date.now()}` : "index.js").then((core) => new Index(core));
      opening.catch(() => {
        opening = null;
      });
    }
    return opening;
  }

  // --- what answers a word --------------------------------------------------------------------------------------------------

  const LINKS = ["en", "er", "s", "e"];
  const DERIVED = /^(?:e?n?s?er|st?er|aar|ing|heid|lijk|schap|baar|isch)(?:s|en|e)?$/;
  const SUFFIXES = /(?:sters?|ers?|aars?|ingen|ing|heden|heid|elijke?|lijke?|schap|ische?|baar|bare|en|de|te|e|s|t|d)$/;
  const MOST_CLASSES = 80;

  const headIsWord = (index, head) =>
    index.isWord(head) || LINKS.some((link) => head.endsWith(link) && index.isWord(head.slice(0, -link.length)));
  const tailIsWord = (index, tail) =>
    index.isWord(tail) || LINKS.some((link) => tail.startsWith(link) && index.isWord(tail.slice(link.length)));

  /**
   * How well a compound answers a question for one of its parts: the last part says what the thing is.
   * @param {Index} index @param {string} compound @param {string} part @returns {number} 0: not at all.
   */
  function compoundWeight(index, compound, part) {
    const at = compound.lastIndexOf(part);
    if (at < 0 || compound.length === part.length) return 0;
    const long = part.length > 4;
    const head = compound.slice(0, at);
    const tail = compound.slice(at + part.length);
    if (!tail) return headIsWord(index, head) ? 0.7 : long && head.length > 2 ? 0.5 : 0;
    if (compound.startsWith(part)) {
      const rest = compound.slice(part.length);
      if (DERIVED.test(rest)) return part.length > 3 ? 0.5 : 0;
      return tailIsWord(index, rest) ? 0.6 : long && rest.length > 2 ? 0.45 : 0;
    }
    return long && head.length > 2 && (headIsWord(index, head) || tailIsWord(index, tail)) ? 0.4 : 0;
  }

  /** @param {string} word @returns {string[]} The word as it may stand in a compound. */
  function shapes(word) {
    const base = stem(word);
    const all = new Set([word, base]);
    if (base.endsWith("s")) all.add(base.slice(0, -1) + "z");
    if (base.endsWith("f")) all.add(base.slice(0, -1) + "v");
    // A short stem is the beginning of many words: then only the word as it was asked.
    return [...all].filter((shape) => shape.length > (shape === word ? 2 : 3));
  }

  /** @param {Index} index @param {string} word @param {(class_: number, weight: number) => void} add */
  function addCompounds(index, word, add) {
    const all = shapes(word);
    index.stems.forEach((compound, class_) => {
      for (const shape of all) if (compound.includes(shape)) add(class_, compoundWeight(index, compound, shape));
    });
  }

  /** @param {Index} index @param {string} word @returns {number[][] | null} Classes of the words that the word is made of. */
  function split(index, word) {
    const class_ = (part) => index.byForm.get(part) ?? index.byStem.get(stem(part));
    for (let at = word.length - 3; at > 2; at -= 1) {
      const tail = word.slice(at);
      if (!index.isWord(tail) && !index.isWord(stem(tail))) continue;
      const head = word.slice(0, at);
      for (const part of [head, ...LINKS.filter((link) => head.endsWith(link)).map((link) => head.slice(0, -link.length))]) {
        if (index.isWord(part) || index.isWord(stem(part))) return [[class_(part)], [class_(tail)]];
      }
      const deeper = head.length > 5 && split(index, head);
      if (deeper) return [...deeper, [class_(tail)]];
    }
    return null;
  }

  /**
   * Distance of Damerau and Levenshtein (two neighbours swapped count once), given up above `most`.
   * @param {string} a What was typed. @param {string} b @param {number} most
   * @returns {[number, number]} The distance to b, and to the nearest beginning of b.
   */
  function distances(a, b, most) {
    let older = [];
    let old = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row += 1) {
      const fresh = [row];
      let least = row;
      for (let column = 1; column <= b.length; column += 1) {
        const same = a[row - 1] === b[column - 1];
        let value = Math.min(old[column] + 1, fresh[column - 1] + 1, old[column - 1] + (same ? 0 : 1));
        if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
          value = Math.min(value, older[column - 2] + 1);
        }
        fresh.push(value);
        if (value < least) least = value;
      }
      if (least > most) return [most + 1, most + 1];
      older = old;
      old = fresh;
    }
    return [old[b.length], Math.min(...old)];
  }

  /** @param {string} word @returns {string} So that Hoytink is Hoijtink. */
  const likeSpoken = (word) => word.replaceAll("ij", "y");

  /** @param {Index} index @param {string} word @returns {{form: string, class: number, weight: number}[]} What may have been meant. */
  function nearest(index, word) {
    if (word.length < 5 || /\d/.test(word)) return [];
    const typed = likeSpoken(word);
    const most = word.length > 7 ? 2 : 1;
    let best = [];
    let least = Infinity;
    // A short word has so many neighbours that the first letter must be right.
    const short = word.length < 6;
    const consider = (class_, form) => {
      if (form.length < Math.max(4, word.length - most) || index.functionWords.has(form) || (short && form[0] !== word[0])) return;
      const [whole, beginning] = distances(typed, likeSpoken(form), most);
      // A longer word that begins like it, a wrong first letter: possible, but less likely.
      const begun = word.length > 5 && beginning < 2 ? beginning + 1.5 : Infinity;
      const far = Math.min(whole > most ? Infinity : whole, begun) + (form[0] === word[0] ? 0 : 0.5);
      if (far < least) {
        least = far;
        best = [];
      }
      if (far === least && far < Infinity) best.push({ form: index.byForm.has(form) ? form : index.words[class_], class: class_, weight: far > 1.5 ? 0.35 : 0.55 });
    };
    for (const [form, class_] of index.byForm) consider(class_, form);
    if (!short) index.stems.forEach((form, class_) => consider(class_, form));
    if (!best.length && word.length > 6) {
      // One slip in the last part of a compound.
      for (const [form, class_] of index.byForm) {
        const ends = [0, -1, 1].map((more) => word.length + more).filter((length) => length + 2 < form.length);
        if (ends.some((length) => distances(word, form.slice(-length), 1)[0] <= 1)) best.push({ form, class: class_, weight: 0.3 });
      }
    }
    const seen = new Set();
    return best.filter((one) => !seen.has(one.class) && seen.add(one.class)).slice(0, 8);
  }

  /**
   * @param {Index} index @param {string} word Folded. @param {boolean} typing Whether the word may still be unfinished.
   * @returns {{classes: Map<number, number>, together: Map<number, number>[][], meant: string}}
   */
  function answers(index, word, typing) {
    /** @type {Map<number, number>} */
    let classes = new Map();
    const add = (class_, weight) => {
      if (class_ !== undefined && weight > (classes.get(class_) ?? 0)) classes.set(class_, weight);
    };
    const base = stem(word);
    add(index.byForm.get(word), 1);
    add(index.byStem.get(base), 1);
    // The participle of a weak verb: gewerkt, at werken; and back.
    for (const ending of ["t", "d", "te", "de"]) add(index.byForm.get(`ge${base}${ending}`), 0.6);
    const participle = /^ge(.{4,})[td]$/.exec(word);
    if (participle) add(index.byStem.get(stem(participle[1])), 0.6);
    // Who does it, and what is done: werker, at werk.
    const doer = /^(.{3,}?)(?:st)?ers?$/.exec(word);
    if (doer) add(index.byStem.get(stem(doer[1])), 0.4);
    addCompounds(index, word, add);
    if (typing && word.length > 2 && (!index.byForm.has(word) || index.functionWords.has(word))) for (const [form, class_] of index.byForm) if (form.startsWith(word)) add(class_, 0.45);

    let rest = word;
    while (!classes.size && SUFFIXES.test(rest) && rest.replace(SUFFIXES, "").length > 3) {
      rest = rest.replace(SUFFIXES, "");
      add(index.byForm.get(rest) ?? index.byStem.get(stem(rest)), 0.6);
      if (!classes.size) addCompounds(index, rest, (class_, weight) => add(class_, weight && weight * 0.8));
    }
    const together = [];
    let meant = "";
    if (!classes.size) {
      const found = split(index, word);
      if (found) together.push(found.map((part) => new Map(part.map((class_) => [class_, 0.6]))));
    }
    if (!classes.size && !together.length) {
      const near = nearest(index, word);
      for (const one of near) add(one.class, one.weight);
      meant = near.length ? near[0].form : "";
      if (near.length && near[0].weight > 0.5 && word.length > 5) {
        // One slip in a longer word: then also the compounds of what was meant.
        for (const one of near.slice(0, 2)) addCompounds(index, one.form, (class_, weight) => add(class_, weight * 0.5));
      }
    }
    if (classes.size > MOST_CLASSES) classes = new Map([...classes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_CLASSES));
    return { classes, together, meant };
  }

  // --- from a question to pages ---------------------------------------------------------------------------------------------

  const QUOTED = /["“”„«»]([^"“”„«»]+)(?:["“”„«»]|$)/g;

  /** @param {string} text @returns {string[]} Folded words. */
  const wordsOf = (text) => fold(text.normalize("NFC")).match(WORD) ?? [];

  /**
   * @param {Index} index @param {string} query
   * @returns {{words: string[], phrases: string[][], typing: boolean}} Words to look up, and phrases that must stand as they are.
   */
  function parse(index, query) {
    const phrases = Array.from(query.matchAll(QUOTED), (found) => wordsOf(found[1])).filter((phrase) => phrase.length);
    const all = wordsOf(query.replace(/\u00ad/g, ""));
    const telling = all.filter((word) => (word.length > 1 || /\d/.test(word)) && !index.functionWords.has(word));
    const words = telling.length ? telling : all;
    return { words: [...new Set(words)].slice(0, 12), phrases, typing: /[\p{L}\p{N}]$/u.test(query) };
  }

  /** @param {Index} index @param {Term} term @returns {Promise<void>} Fills the pages of the term, with the value on each. */
  async function fillPages(index, term) {
    const valuesOf = async (classes) => {
      const values = new Map();
      for (const [pages, weight] of await Promise.all(Array.from(classes, async ([class_, weight]) => [await index.postings(class_), weight]))) {
        for (const [page, value] of pages) if (value * weight > (values.get(page) ?? 0)) values.set(page, value * weight);
      }
      return values;
    };
    term.pages = await valuesOf(term.classes);
    for (const group of term.together) {
      const [first, ...others] = await Promise.all(group.map(valuesOf));
      for (const [page, value] of first) {
        if (!others.every((other) => other.has(page))) continue;
        const least = Math.min(value, ...others.map((other) => other.get(page)));
        if (least > (term.pages.get(page) ?? 0)) term.pages.set(page, least);
      }
    }
    term.idf = Math.log(1 + (index.core.paginas + 0.5) / (term.pages.size + 0.5));
  }

  /** @param {Index} index @param {string[]} words @param {boolean} typing @returns {{terms: Term[], corrected: [string, string][]}} */
  function makeTerms(index, words, typing) {
    const corrected = [];
    const joins = words.slice(1).map((word, number) =>
      ["", ...LINKS].map((link) => index.byForm.get(words[number] + link + word) ?? index.byStem.get(stem(words[number] + link + word))).find((one) => one !== undefined),
    );
    const terms = words.map((word, number) => {
      const { classes, together, meant } = answers(index, word, typing && number === words.length - 1);
      // wijk team: also wijkteam.
      const joined = [joins[number - 1], joins[number]].filter((one) => one !== undefined);
      for (const class_ of joined) classes.set(class_, Math.max(classes.get(class_) ?? 0, 0.9));
      if (meant && !joined.length) corrected.push([word, meant]);
      return { form: word, idf: 0, classes, together, pages: new Map() };
    });
    return { terms, corrected };
  }

  /** @param {Term[]} terms @returns {{page: number, score: number, held: number}[]} The pages, best first. */
  function rank(terms) {
    /** @type {Map<number, {page: number, score: number, held: number}>} */
    const found = new Map();
    for (const term of terms) {
      for (const [page, value] of term.pages) {
        const one = found.get(page) ?? { page, score: 0, held: 0 };
        one.score += value * term.idf;
        one.held += 1;
        found.set(page, one);
      }
    }
    // All words first; then what holds most of what is rare.
    return [...found.values()].sort(
      (a, b) => Number(b.held === terms.length) - Number(a.held === terms.length) || b.score - a.score || a.page - b.page,
    );
  }

  /** @param {Token[]} tokens @param {string[]} phrase @returns {boolean} */
  function holdsPhrase(tokens, phrase) {
    return tokens.some((_, start) => phrase.every((word, offset) => tokens[start + offset]?.form === word));
  }

  // --- the passage ----------------------------------------------------------------------------------------------------------

  const SENTENCE_END = /[.!?…]["”’»)\]]*\s/;
  const SHORT = 14;
  const LONG = 44;

  /** Which words of a text answer the question, and how well. */
  class Marker {
    /** @param {Index} index @param {Term[]} terms @param {string[][]} phrases */
    constructor(index, terms, phrases) {
      this.index = index;
      this.terms = terms;
      this.phrases = phrases;
      /** @type {Map<number, [number, number][]>} Class to terms with their weights. */
      this.of = new Map();
      terms.forEach((term, number) => {
        for (const classes of [term.classes, ...term.together.flat()]) {
          for (const [class_, weight] of classes) this.of.set(class_, [...(this.of.get(class_) ?? []), [number, weight]]);
        }
      });
    }

    /** @param {Token[]} tokens @returns {([number, number][] | undefined)[]} For each word the terms it answers. */
    hits(tokens) {
      const hits = tokens.map((token) => this.of.get(token.class));
      tokens.forEach((token, number) => {
        const next = tokens[number + 1];
        if (next?.before !== "-") return;
        const joined = this.of.get(this.index.byForm.get(token.form + next.form) ?? -1);
        if (joined) {
          hits[number] ??= joined;
          hits[number + 1] ??= joined;
        }
      });
      return hits;
    }

    /**
     * @param {([number, number][] | undefined)[]} hits @param {([number, number][] | undefined)[]} [above] Those of the heading.
     * @returns {number} How much of the question stands here.
     */
    value(hits, above = []) {
      const best = new Array(this.terms.length).fill(0);
      let count = 0;
      for (const hit of above) for (const [term, weight] of hit ?? []) best[term] = Math.max(best[term], weight * 0.7);
      for (const hit of hits) {
        if (!hit) continue;
        count += 1;
        for (const [term, weight] of hit) best[term] = Math.max(best[term], weight);
      }
      return best.reduce((sum, weight, term) => sum + weight * this.terms[term].idf, 0) + Math.min(count, 6) * 0.05;
    }

    /**
     * @param {([number, number][] | undefined)[]} hits
     * @returns {number} Which part of the pairs of neighbours in the question are neighbours here, in that order (0-1).
     */
    closeness(hits) {
      const pairs = new Set();
      hits.forEach((hit, number) => {
        for (const [term, weight] of hit ?? []) {
          if (weight < 0.5) continue;
          for (const next of [hits[number + 1], hits[number + 2]]) {
            if (next?.some(([other, value]) => other === term + 1 && value >= 0.5)) pairs.add(term);
          }
        }
      });
      return this.terms.length > 1 ? pairs.size / (this.terms.length - 1) : 0;
    }

    /**
     * @param {Token[]} tokens @param {string} after
     * @returns {{text: string, hit: boolean}[]} The best sentence with the words it answers marked; more when it is short, less when long.
     */
    passage(tokens, after) {
      if (!tokens.length) return [];
      const hits = this.hits(tokens);
      const starts = [0];
      tokens.forEach((token, number) => {
        if (number && SENTENCE_END.test(token.before) && token.text[0] !== token.text[0].toLowerCase()) starts.push(number);
      });
      const bounds = starts.map((start, number) => [start, starts[number + 1] ?? tokens.length]);
      const phraseIn = (start, end) => this.phrases.some((phrase) => holdsPhrase(tokens.slice(start, end), phrase));
      let best = 0;
      let most = -1;
      bounds.forEach(([start, end], number) => {
        const part = hits.slice(start, end);
        const value = this.value(part) + 0.4 * this.closeness(part) + (phraseIn(start, end) ? 100 : 0);
        if (value > most) {
          most = value;
          best = number;
        }
      });
      let [start, end] = bounds[best];
      if (end - start < SHORT && best + 1 < bounds.length) end = bounds[best + 1][1];
      else if (end - start < SHORT && best) start = bounds[best - 1][0];
      if (end - start > LONG) {
        // The stretch that holds most; the earliest of equals, with some words before its first hit.
        let from = start;
        let value = -1;
        for (let at = start; at + LONG <= end; at += 1) {
          const here = this.value(hits.slice(at, at + LONG)) + (phraseIn(at, at + LONG) ? 100 : 0);
          if (here > value + 1e-9) {
            value = here;
            from = at;
          }
        }
        const first = hits.findIndex((hit, number) => hit && number >= from);
        const room = end - LONG;
        if (first >= 0) from = Math.min(room, Math.max(start, Math.min(from + LONG / 2, first - 8)));
        start = Math.max(0, Math.floor(from));
        end = start + LONG;
      }
      const pieces = [];
      const put = (text, hit) => {
        const last = pieces.at(-1);
        if (last && last.hit === hit) last.text += text;
        else if (text) pieces.push({ text, hit });
      };
      if (start && !starts.includes(start)) put("… ", false);
      for (let number = start; number < end; number += 1) {
        put(number > start || number === 0 ? tokens[number].before : "", Boolean(hits[number] && hits[number - 1] && number > start));
        put(tokens[number].text, Boolean(hits[number]));
      }
      const closing = end === tokens.length ? after : tokens[end].before;
      put(end === tokens.length || starts.includes(end) ? closing.trimEnd() : " …", false);
      return pieces;
    }
  }

  /** @param {string} address @param {string} [anchor] @returns {string} Works wherever the site stands, also in a folder on disk. */
  function href(address, anchor) {
    const url = new URL(address.replace(/^\/+/, ""), ROOT);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    if (anchor) url.hash = anchor;
    return url.href;
  }

  /** @param {Index} index @param {Page} page @param {Marker} marker @returns {Hit} */
  function makeHit(index, page, marker) {
    const title = index.text(page.names[0]);
    let best = null;
    let most = 0;
    for (const section of page.sections) {
      const { tokens, after } = index.decode(section.code);
      const heading = index.decode(section.heading).tokens;
      const phrase = marker.phrases.some((one) => holdsPhrase(tokens, one) || holdsPhrase(heading, one));
      const hits = marker.hits(tokens);
      const value = marker.value(hits, marker.hits(heading)) + 0.4 * marker.closeness(hits) + (phrase ? 100 : 0);
      if (value > most) {
        most = value;
        best = { section, tokens, after };
      }
    }
    let passage = best ? marker.passage(best.tokens, best.after) : [];
    if (!best) {
      // Found by its title or another name: that name if it is another, and how the text begins.
      const name = page.names.slice(1).map((code) => index.decode(code)).find(({ tokens }) => marker.value(marker.hits(tokens)) > 0);
      const first = page.sections.find((section) => section.code);
      const { tokens, after } = index.decode(first ? first.code : "");
      passage = [...(name ? marker.passage(name.tokens, name.after) : []), ...(name && first ? [{ text: ": ", hit: false }] : []), ...marker.passage(tokens, after)];
    }
    const anchor = best ? best.section.anchor : "";
    return {
      page,
      address: page.address,
      href: href(page.address),
      title,
      label: page.label,
      where: best && best.section.heading ? index.text(best.section.heading) : "",
      section: anchor ? href(page.address, anchor) : "",
      passage,
    };
  }

  /**
   * The pages that are shown first are read anyway: among them, those where the words stand together go up.
   * @param {Index} index @param {Marker} marker @param {{page: number, score: number, held: number}[]} ranked @param {number} count
   * @returns {Promise<{page: number, score: number, held: number}[]>}
   */
  async function nearestFirst(index, marker, ranked, count) {
    const read = async (one) => {
      const { names, sections } = await index.page(one.page);
      const codes = [...names, ...sections.flatMap((section) => [section.heading, section.code])];
      const near = Math.max(...codes.map((code) => marker.closeness(marker.hits(index.decode(code).tokens))));
      return { ...one, score: one.score * (1 + 0.4 * near) };
    };
    const first = await Promise.all(ranked.slice(0, count).map(read));
    return [...first.sort((a, b) => b.score - a.score || a.page - b.page), ...ranked.slice(count)];
  }

  /** @param {string} query @returns {Promise<Answer>} */
  async function ask(query) {
    const index = await open();
    const { words, phrases, typing } = parse(index, query);
    const { terms, corrected } = makeTerms(index, words, typing);
    await Promise.all(terms.map((term) => fillPages(index, term)));
    let ranked = rank(terms);
    let whole = ranked.filter((one) => one.held === terms.length).length;
    if (phrases.length) {
      const holds = async (one) => {
        const page = await index.page(one.page);
        const texts = [...page.names, ...page.sections.flatMap((section) => [section.heading, section.code])].map((code) => index.decode(code).tokens);
        return phrases.every((phrase) => texts.some((tokens) => holdsPhrase(tokens, phrase)));
      };
      const candidates = ranked.slice(0, whole);
      const kept = await Promise.all(candidates.map(holds));
      ranked = candidates.filter((_, number) => kept[number]);
      whole = ranked.length;
    }
    const marker = new Marker(index, terms, phrases);
    if (terms.length > 1) ranked = await nearestFirst(index, marker, ranked, Math.min(whole, index.pageSize));
    const more = (from, count) =>
      Promise.all(ranked.slice(from, from + count).map(async (one) => makeHit(index, await index.page(one.page), marker)));
    return { query, count: ranked.length, whole, corrected, step: index.pageSize, more };
  }

  /**
   * Answers a question. @param {string} query @returns {Promise<Answer>}
   */
  async function zoek(query) {
    try {
      const answer = await ask(query);
      await answer.more(0, 1);
      return answer;
    } catch {
      // The files of this edition may be gone because the site was published again: once more, with the newest.
      await open(true);
      return ask(query);
    }
  }

  // --- the page -------------------------------------------------------------------------------------------------------------

  /** @param {string} name @param {string} className @param {...(Node | string)} content @returns {HTMLElement} */
  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  /** @param {string} text @param {string} address @returns {HTMLAnchorElement} */
  function link(text, address) {
    const made = document.createElement("a");
    made.href = address;
    made.textContent = text;
    return made;
  }

  /** @param {Hit} hit @returns {HTMLElement} */
  function render(hit) {
    const item = element("li", "hit", element("p", "hit-kind", hit.label), element("h2", "hit-title", link(hit.title, hit.href)));
    item.dataset.result = hit.address;
    if (hit.passage.length) {
      item.append(element("p", "hit-passage", ...hit.passage.map((piece) => (piece.hit ? element("mark", "", piece.text) : piece.text))));
    }
    if (hit.section) item.append(element("p", "hit-where", link(hit.where ? `In: ${hit.where}` : "Naar de passage", hit.section)));
    return item;
  }

  /** @param {Answer} answer @returns {string} */
  function summary(answer) {
    const { query, count, whole, corrected } = answer;
    const results = (number) => (number === 1 ? "1 resultaat" : `${number} resultaten`);
    let text = `${results(count)} voor ‘${query}’`;
    if (!count) text = `Geen resultaten voor ‘${query}’. Probeer een ander of een korter woord.`;
    else if (!whole) text = `${results(count)} met een deel van ‘${query}’; geen pagina heeft alle woorden`;
    else if (whole < count) text = `${results(count)} voor ‘${query}’: ${whole} met alle woorden, de andere met een deel`;
    for (const [typed, meant] of corrected) text += `. ‘${typed}’ komt niet voor; gezocht is naar ‘${meant}’`;
    return text;
  }

  /**
   * Lets an input field show its hits in a list, while one types.
   * @param {{input: HTMLInputElement, list: HTMLElement, status: HTMLElement, form?: HTMLFormElement | null, limit?: number,
   *   changed?: (query: string, submitted: boolean) => void}} place
   *   `limit`: no more hits than this, and no button for more; `changed`: told of each question.
   * @returns {(query: string) => Promise<void>} Asks a question as if it were typed.
   */
  function koppel({ input, list, status, form, limit, changed }) {
    let asked = 0;
    let timer = 0;
    const more = document.createElement("button");
    more.type = "button";
    more.className = "button";
    more.textContent = "Toon meer resultaten";
    more.hidden = true;
    if (!limit) list.after(more);

    const show = async (query) => {
      const mine = ++asked;
      more.hidden = true;
      if (!query) {
        list.replaceChildren();
        status.textContent = "";
        status.dataset.resultCount = "";
        return;
      }
      list.setAttribute("aria-busy", "true");
      const patience = setTimeout(() => {
        if (mine === asked) status.textContent = "Bezig met zoeken …";
      }, PATIENCE);
      try {
        const answer = await zoek(query);
        const hits = await answer.more(0, limit ?? answer.step);
        if (mine !== asked) return;
        list.replaceChildren(...hits.map(render));
        status.textContent = summary(answer);
        status.dataset.resultCount = String(answer.count);
        const next = () => {
          more.hidden = Boolean(limit) || list.children.length >= answer.count;
        };
        next();
        more.onclick = async () => {
          const from = list.children.length;
          const added = (await answer.more(from, answer.step)).map(render);
          if (mine !== asked) return;
          list.append(...added);
          next();
          added[0]?.querySelector("a")?.focus();
        };
      } catch {
        if (mine !== asked) return;
        list.replaceChildren();
        status.textContent = "De zoekindex kon niet worden geladen. Laad de pagina opnieuw, of kijk in de lijsten.";
        status.dataset.resultCount = "";
      } finally {
        clearTimeout(patience);
        if (mine === asked) list.removeAttribute("aria-busy");
      }
    };

    let before = input.value.trim();
    const take = (submitted) => {
      clearTimeout(timer);
      const query = input.value.trim();
      if (query === before && !submitted) return Promise.resolve();
      before = query;
      changed?.(query, submitted);
      return show(query);
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => take(false), TYPING_DELAY);
    });
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      take(true);
    });
    return (query) => {
      input.value = query;
      before = query.trim();
      return show(before);
    };
  }

  window.werkplaatsZoeken = Object.freeze({ zoek, koppel, deel, fold, stem });

  /** The page `/zoeken/`: the question stands in its address. */
  function start() {
    const list = document.getElementById("zoekresultaten");
    const form = list && document.querySelector("form#zoekformulier, main form");
    const input = form && form.querySelector("input[name=q]");
    const status = document.querySelector("[data-result-count]");
    if (!list || !input || !status) return;
    const inAddress = () => (new URLSearchParams(location.search).get("q") ?? "").trim();
    const changed = (query, submitted) => {
      const url = new URL(location.href);
      if (query) url.searchParams.set("q", query);
      else url.searchParams.delete("q");
      url.hash = "";
      try {
        if (submitted && query !== inAddress()) history.pushState(null, "", url);
        else history.replaceState(null, "", url);
      } catch {
        // A page from a folder on disk keeps the address it has.
      }
    };
    const asks = koppel({ input, list, status, form, changed });
    addEventListener("popstate", () => asks(inAddress()));
    if (inAddress()) asks(inAddress());
    else open().catch(() => undefined);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
