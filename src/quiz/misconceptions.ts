/**
 * The wrong beliefs that questions catch, each said as someone who holds it would say it.
 * A question names one by its id; the build refuses an id that is not listed here.
 */
import type { LocalText } from './types.ts';

export const misconceptions = {
  'assignment-copies': {
    en: 'Assigning a name to another name copies the object.',
    'zh-CN': '把一个变量赋给另一个变量，就会复制一份对象。',
  },
  'variable-holds-object': {
    en: 'A variable is a box, and the object lies inside it.',
    'zh-CN': '变量像个盒子，对象就装在里面。',
  },
  'rebinding-changes-object': {
    en: 'Giving a name a new value changes the object it stood for.',
    'zh-CN': '给变量重新赋值，改动的是它原来指向的那个对象。',
  },
  'del-destroys-object': {
    en: '`del` destroys the object.',
    'zh-CN': '`del` 会直接销毁对象。',
  },
  'collector-needed-to-free': {
    en: 'Nothing is freed until the garbage collector has run.',
    'zh-CN': '垃圾回收器不运行，内存就不会释放。',
  },
  'collector-frees-everything': {
    en: 'The garbage collector frees everything I no longer need.',
    'zh-CN': '凡是我用不着的东西，垃圾回收器都会清理掉。',
  },
  'collector-runs-on-clock': {
    en: 'The garbage collector comes round every so often, by the clock.',
    'zh-CN': '垃圾回收器按时间运行，每隔一阵就跑一次。',
  },
  'thresholds-are-bytes': {
    en: 'The thresholds of the collector are amounts of memory.',
    'zh-CN': '垃圾回收器的阈值指的是内存大小。',
  },
  'del-method-blocks-collection': {
    en: 'A cycle whose objects have a `__del__` method is never collected.',
    'zh-CN': '循环引用里的对象只要定义了 `__del__`，就永远回收不了。',
  },
  'freeing-shrinks-process': {
    en: 'Whenever objects are freed, the process gives that memory back and shrinks.',
    'zh-CN': '对象一释放，内存就会还给系统，进程占用的内存也跟着降下来。',
  },
  'flat-rss-is-leak': {
    en: 'If the process does not shrink after `del`, there is a leak.',
    'zh-CN': '`del` 之后进程占用的内存没有下降，就说明有内存泄漏。',
  },
  'getrefcount-one-too-high': {
    en: '`sys.getrefcount` always answers exactly one too many.',
    'zh-CN': '`sys.getrefcount` 的结果总是正好多 1。',
  },
  'huge-count-is-bug': {
    en: 'A reference count in the billions is a bug or a leak.',
    'zh-CN': '引用计数高达十亿以上，不是 bug 就是内存泄漏。',
  },
  'empty-referrers-unheld': {
    en: 'If `gc.get_referrers` returns nothing, nothing holds the object.',
    'zh-CN': '`gc.get_referrers` 返回空列表，就说明没有任何东西引用着这个对象。',
  },
  'slice-owns-data': {
    en: 'A slice always has data of its own, so the original can be freed.',
    'zh-CN': '切片总有自己的一份数据，所以原来的对象可以释放。',
  },
  'generator-costs-nothing': {
    en: 'A generator holds no memory.',
    'zh-CN': '生成器不占内存。',
  },
  'mapped-file-never-in-memory': {
    en: 'A memory-mapped file stays on disk and never takes up memory.',
    'zh-CN': '内存映射的文件一直留在磁盘上，从不占用内存。',
  },
  'getsizeof-is-whole-size': {
    en: '`sys.getsizeof` tells how much memory the object takes with all it contains.',
    'zh-CN': '`sys.getsizeof` 给出的是对象连同其中所有内容的总大小。',
  },
  'range-makes-list': {
    en: '`range` makes all its numbers at once.',
    'zh-CN': '`range` 会一次创建好所有的数。',
  },
} as const satisfies Record<string, LocalText>;

export type MisconceptionId = keyof typeof misconceptions;
