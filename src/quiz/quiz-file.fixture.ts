/** A good quiz.yaml, and every way in which one can be wrong with what is said about it. */

export const good = `claims:
  - id: object-stays
    cell: two-names
    measure: delta
    holds: { near: 1000000 }
questions:
  - id: first-del
    type: predict
    cell: del-one
    measure: delta
    answer: number
    unit: bytes
    tolerance: { relative: 0.05, absolute: 256 }
    parameters: { size: [1000000, 3000000] }
    prompt: { en: How many?, zh-CN: 有多少？ }
    explain:
      en: It stays.
      zh-CN: 它还在。
    mistakes:
      - id: del-frees
        when: { near: 0 }
        misconception: del-destroys-object
        why: { en: No., zh-CN: 不是。 }
      - id: twice
        when: { near: { param: size, times: 2 } }
        why: { en: No copy., zh-CN: 没有复制。 }
  - id: what-frees
    type: predict
    cell: del-one
    measure: { diedBy: a }
    answer: option
    prompt: { en: What frees it?, zh-CN: 谁释放了它？ }
    explain: { en: Its count., zh-CN: 引用计数。 }
    options:
      - id: count
        when: { equals: count }
        text: { en: The count., zh-CN: 引用计数。 }
        why: { en: It fell to 0., zh-CN: 减到了 0。 }
      - id: collector
        when: { equals: collector }
        text: { en: The collector., zh-CN: 垃圾回收器。 }
        why: { en: There was no cycle., zh-CN: 没有循环引用。 }
        misconception: collector-needed-to-free
`;

/** What is wrong, the text of `good` to replace, by what, and how the first message begins. */
export const broken: [string, string | RegExp, string, string][] = [
  [
    'a missing translation',
    '      zh-CN: 它还在。\n',
    '',
    'quiz.yaml:16: questions.first-del.explain.zh-CN: is missing, expected a text',
  ],
  [
    'an empty translation',
    '它还在。',
    '""',
    'quiz.yaml:18: questions.first-del.explain.zh-CN: is empty, expected a text, found the text ""',
  ],
  [
    'an option without why',
    /\n {8}why: \{ en: There.*/,
    '',
    'quiz.yaml:39: questions.what-frees.options.collector.why: is missing, expected a map of fields',
  ],
  [
    'a distractor without misconception',
    '        misconception: collector-needed-to-free\n',
    '',
    'quiz.yaml:34: questions.what-frees.options: expected a misconception on every option but the right one, count, collector have none',
  ],
  [
    'no option without misconception',
    '        text: { en: The count.',
    '        misconception: slice-owns-data\n        text: { en: The count.',
    'quiz.yaml:34: questions.what-frees.options: expected a misconception on every option but the right one, every option has one',
  ],
  [
    'a question id used twice',
    'id: what-frees',
    'id: first-del',
    'quiz.yaml:27: questions.first-del.id: is used twice: expected another id than first-del',
  ],
  [
    'an option id used twice',
    'id: collector',
    'id: count',
    'quiz.yaml:39: questions.what-frees.options.count.id: is used twice: expected another id than count',
  ],
  [
    'a question without id',
    '  - id: what-frees\n    type',
    '  - type',
    'quiz.yaml:27: questions.1.id: is missing, expected a text',
  ],
  [
    'an option without id',
    '- id: collector\n        when',
    '- when',
    'quiz.yaml:39: questions.what-frees.options.1.id: is missing, expected a text',
  ],
  [
    'a claim without id',
    '- id: object-stays\n    cell',
    '- cell',
    'quiz.yaml:2: claims.0.id: is missing, expected a text',
  ],
  [
    'a claim id used twice',
    'questions:\n',
    '  - { id: object-stays, cell: del-one, measure: delta, holds: { near: 0 } }\nquestions:\n',
    'quiz.yaml:6: claims.object-stays.id: is used twice: expected another id than object-stays',
  ],
  [
    'a mistake id used twice',
    'id: twice',
    'id: del-frees',
    'quiz.yaml:24: questions.first-del.mistakes.del-frees.id: is used twice: expected another id than del-frees',
  ],
  [
    'a question with the name of a cell',
    'id: what-frees',
    'id: two-names',
    'quiz.yaml:27: questions.two-names.id: is the name of a cell: expected another than two-names',
  ],
  [
    'a mistake without why',
    / {8}why: \{ en: No copy.*\n/,
    '',
    'quiz.yaml:24: questions.first-del.mistakes.twice.why: is missing, expected a map of fields',
  ],
  [
    'a prompt in one language only',
    'prompt: { en: How many?, zh-CN: 有多少？ }',
    'prompt: How many?',
    'quiz.yaml:15: questions.first-del.prompt: expected a map of fields, found the text "How many?"',
  ],
  [
    'an option without its text in Chinese',
    'text: { en: The count., zh-CN: 引用计数。 }',
    'text: { en: The count. }',
    'quiz.yaml:37: questions.what-frees.options.count.text.zh-CN: is missing, expected a text',
  ],
  [
    'an unknown cell of a question',
    'cell: del-one',
    'cell: del-on',
    'quiz.yaml:9: questions.first-del.cell: expected one of two-names, del-one, found del-on',
  ],
  [
    'an unknown cell of a claim',
    'cell: two-names',
    'cell: three-names',
    'quiz.yaml:3: claims.object-stays.cell: expected one of two-names, del-one, found three-names',
  ],
  [
    'too many combinations',
    '[1000000, 3000000]',
    '[1, 2, 3], times: [4, 5, 6]',
    'quiz.yaml:14: questions.first-del.parameters: expected at most 8 combinations, found 9',
  ],
  [
    'a value given twice',
    '[1000000, 3000000]',
    '[1, 1]',
    'quiz.yaml:14: questions.first-del.parameters.size: expected each value only once',
  ],
  [
    'a parameter that Python could not name',
    '{ size:',
    '{ 2size: [1], size:',
    'quiz.yaml:14: questions.first-del.parameters.2size: is no good name: expected the name of a variable of the cell',
  ],
  [
    'an unknown parameter in a predicate',
    'param: size',
    'param: length',
    'quiz.yaml:25: questions.first-del.mistakes.twice.when: expected one of size, found the parameter length',
  ],
  [
    'an unknown misconception',
    'misconception: del-destroys-object',
    'misconception: del-kills',
    'quiz.yaml:22: questions.first-del.mistakes.del-frees.misconception: expected one of assignment-copies,',
  ],
  [
    'an unknown type',
    'type: predict',
    'type: guess',
    'quiz.yaml:8: questions.first-del.type: expected one of choice, claim, cut, fix, predict, trace, found the text "guess"',
  ],
  [
    'an unknown kind of answer',
    'answer: number',
    'answer: text',
    'quiz.yaml:11: questions.first-del.answer: expected one of number, option',
  ],
  [
    'an unknown measure',
    'measure: delta\n    answer',
    'measure: deltas\n    answer',
    'quiz.yaml:10: questions.first-del.measure: expected delta, inUse,',
  ],
  [
    'a measure that lacks a part',
    'measure: { diedBy: a }',
    'measure: { count: a }',
    'quiz.yaml:30: questions.what-frees.measure.line: is missing, expected a number',
  ],
  [
    'an unknown predicate',
    'when: { near: 0 }',
    'when: { nearly: 0 }',
    'quiz.yaml:21: questions.first-del.mistakes.del-frees.when: expected one of {equals: …}, {near: …},',
  ],
  [
    'a predicate with the wrong kind of operand',
    'when: { near: 0 }',
    'when: { near: 1_000 }',
    'quiz.yaml:21: questions.first-del.mistakes.del-frees.when.near: expected a number, or {param: name, times: n, plus: n}, found the text "1_000"',
  ],
  [
    'half a tolerance',
    'tolerance: { relative: 0.05,',
    'tolerance: {',
    'quiz.yaml:13: questions.first-del.tolerance.relative: is missing, expected a number',
  ],
  [
    'a tolerance of all there is',
    'relative: 0.05',
    'relative: 1',
    'quiz.yaml:13: questions.first-del.tolerance.relative: expected less than 1, found 1',
  ],
  [
    'an unknown field',
    'unit: bytes',
    'unit: bytes\n    points: 3',
    'quiz.yaml:13: questions.first-del.points: is not a known field',
  ],
  [
    'a unit that the measure does not have',
    'unit: bytes',
    'unit: count',
    'quiz.yaml:12: questions.first-del.unit: expected unit: bytes, found count',
  ],
  [
    'a number asked of a text',
    'measure: delta\n    answer',
    'measure: stdout\n    answer',
    'quiz.yaml:12: questions.first-del.unit: expected answer: option, for a measure that is a text, found bytes',
  ],
  [
    'a text compared with a number',
    'when: { equals: collector }',
    'when: { atLeast: 3 }',
    'quiz.yaml:40: questions.what-frees.options.collector.when: expected equals or contains with a text',
  ],
  [
    'a word the measure never is',
    'when: { equals: collector }',
    'when: { any: [{ equals: colector }] }',
    'quiz.yaml:40: questions.what-frees.options.collector.when.any.0: expected one of count, collector, alive, found the text "colector"',
  ],
  [
    'a number compared with a text',
    'holds: { near: 1000000 }',
    'holds: { contains: "1" }',
    'quiz.yaml:5: claims.object-stays.holds: expected a number, found the text "1"',
  ],
  [
    'a claim with a parameter',
    'holds: { near: 1000000 }',
    'holds: { between: [1, { param: size }] }',
    'quiz.yaml:5: claims.object-stays.holds: expected a number, without parameters, found the parameter size',
  ],
  [
    'an id with capitals',
    'id: object-stays',
    'id: objectStays',
    'quiz.yaml:2: claims.objectStays.id: expected lower-case words',
  ],
  [
    'a lone option',
    / {6}- id: collector[^]*/,
    '',
    'quiz.yaml:34: questions.what-frees.options: expected at least 2 entries',
  ],
  [
    'a misspelt part of the file',
    'questions:',
    'question:',
    'quiz.yaml:6: question: is not a known field',
  ],
  ['broken YAML', 'unit: bytes', 'unit: "bytes', 'quiz.yaml:'],
  [
    'a key given twice',
    'unit: bytes',
    'unit: bytes\n    unit: bytes',
    'quiz.yaml:13: YAML: Map keys must be unique',
  ],
];
