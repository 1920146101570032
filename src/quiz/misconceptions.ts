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
    'zh-CN': '引用计数超过十亿，不是 bug 就是内存泄漏。',
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
  'only-del-frees': {
    en: 'Memory is freed only where I write `del`.',
    'zh-CN': '只有写了 `del`，内存才会释放。',
  },
  'error-is-only-text': {
    en: 'An error is its message; keeping it costs nothing.',
    'zh-CN': '错误只是一句话，留着也不占什么内存。',
  },
  'loop-variable-ends': {
    en: 'The variable of a loop is gone when the loop has ended.',
    'zh-CN': '循环一结束，循环变量就消失了。',
  },
  'closure-keeps-everything': {
    en: 'A closure keeps all the names of the function around it.',
    'zh-CN': '闭包会留住外层函数的所有名字。',
  },
  'locals-always-go': {
    en: 'When a function returns, all its locals are freed.',
    'zh-CN': '函数一返回，它的局部变量就全部释放了。',
  },
  'getrefcount-is-true': {
    en: '`sys.getrefcount` answers exactly how many references there are.',
    'zh-CN': '`sys.getrefcount` 给出的就是准确的引用个数。',
  },
  'every-reference-counted': {
    en: 'Every reference to an object raises its count, whatever the object.',
    'zh-CN': '不管什么对象，每多一个引用，引用计数就加一。',
  },
  'list-counts-once': {
    en: 'A list refers to an object once, however often the object is in it.',
    'zh-CN': '同一个对象在列表里不管出现几次，都只算一个引用。',
  },
  'reference-counts-both-ends': {
    en: 'When one object refers to another, both counts go up.',
    'zh-CN': '一个对象引用另一个，两边的引用计数都会增加。',
  },
  'nameless-is-freed': {
    en: 'An object without a name is freed.',
    'zh-CN': '没有名字的对象就会被释放。',
  },
  'cycles-never-freed': {
    en: 'Python never frees objects that refer to each other in a circle.',
    'zh-CN': '循环引用的对象，Python 永远不会释放。',
  },
  'rings-always-freed': {
    en: 'The collector breaks up every circle of references that it finds.',
    'zh-CN': '只要是循环引用，垃圾回收器就会把它拆掉。',
  },
  'finaliser-is-the-end': {
    en: 'When `__del__` has run, the object is gone.',
    'zh-CN': '`__del__` 运行完，对象就没了。',
  },
  'weak-reference-holds': {
    en: 'A weak reference keeps its object alive, too.',
    'zh-CN': '弱引用也会让对象活着。',
  },
  'weak-either-way': {
    en: 'It does not matter which side of a circle is made weak.',
    'zh-CN': '循环引用里把哪一边改成弱引用都一样。',
  },
  'every-object-tracked': {
    en: 'The collector looks after every object.',
    'zh-CN': '所有对象都归垃圾回收器管。',
  },
  'round-frees-all-garbage': {
    en: 'Each round of the collector frees all garbage that there is.',
    'zh-CN': '每一轮回收都会释放当时所有的垃圾。',
  },
  'full-round-sees-all': {
    en: '`gc.collect()` looks at every object that there is.',
    'zh-CN': '`gc.collect()` 会查看所有的对象。',
  },
  'unfreeze-collects': {
    en: '`gc.unfreeze()` frees what died in the meantime.',
    'zh-CN': '`gc.unfreeze()` 会释放这期间死去的对象。',
  },
  'del-leaves-copy': {
    en: 'Python makes a copy of large data while it handles it.',
    'zh-CN': 'Python 处理大块数据时，会暂时多留一份副本。',
  },
  'freed-is-lost': {
    en: 'Memory that was freed but not returned to the system is lost.',
    'zh-CN': '释放了却没还给系统的内存，就再也用不上了。',
  },
  'free-is-free': {
    en: 'Free memory is free memory, wherever it lies.',
    'zh-CN': '空闲内存就是空闲内存，在哪里都一样。',
  },
  'python-compacts': {
    en: 'Python moves objects together to close holes.',
    'zh-CN': 'Python 会移动对象，把空洞填上。',
  },
  'getsizeof-is-block': {
    en: 'An object takes exactly the bytes that `sys.getsizeof` says.',
    'zh-CN': '`sys.getsizeof` 说多少字节，对象就正好占多少字节。',
  },
  'free-is-given-back': {
    en: 'Python gives the memory of each dead object back at once.',
    'zh-CN': '对象一死，Python 马上就把它的内存还回去。',
  },
  'spare-objects-pile-up': {
    en: 'Objects that Python keeps for reuse pile up without end.',
    'zh-CN': 'Python 留着备用的对象会越积越多，没有尽头。',
  },
  'list-holds-values': {
    en: 'A list holds the numbers themselves, side by side.',
    'zh-CN': '列表里一个挨一个存着的就是数本身。',
  },
  'call-runs-generator': {
    en: 'Calling a generator function runs its body.',
    'zh-CN': '调用生成器函数，就会执行函数体。',
  },
  'finally-always-runs': {
    en: 'A `finally` always runs, even if the body never began.',
    'zh-CN': '`finally` 总会执行，哪怕函数体从未开始。',
  },
  'generator-knows-its-last': {
    en: 'A generator ends together with its last item.',
    'zh-CN': '生成器交出最后一个元素时就结束了。',
  },
  'tee-copies': {
    en: '`tee` makes a copy of the items for each branch.',
    'zh-CN': '`tee` 会给每个分支各复制一份元素。',
  },
  'generator-starts-over': {
    en: 'A generator starts over whenever it is used again.',
    'zh-CN': '生成器每次使用都会从头开始。',
  },
  'exhausted-generator-fails': {
    en: 'Using a generator a second time raises an error.',
    'zh-CN': '第二次使用生成器会报错。',
  },
  'generator-around-list': {
    en: 'Putting a generator around a list saves the memory of the list.',
    'zh-CN': '在列表外面套上生成器，就省下了列表的内存。',
  },
  'threshold-frees-at-once': {
    en: 'Once the threshold is passed, all garbage is freed at once.',
    'zh-CN': '一超过阈值，所有垃圾就会立刻被清掉。',
  },
  'none-frees-more': {
    en: 'Giving a name another value frees more than `del` does.',
    'zh-CN': '给变量换一个值，比 `del` 释放得更多。',
  },
  'weak-references-slow': {
    en: 'Weak references slow a program down.',
    'zh-CN': '弱引用会拖慢程序。',
  },
  'none-is-counted': {
    en: 'The reference count of `None` says how often it is used.',
    'zh-CN': '`None` 的引用计数说明它被用了多少次。',
  },
  'slots-always-save': {
    en: '`__slots__` makes every instance smaller, also those of subclasses.',
    'zh-CN': '用了 `__slots__`，实例一定更小，子类的也一样。',
  },
  'slots-save-most': {
    en: 'With `__slots__` an object takes little more than its values.',
    'zh-CN': '用了 `__slots__`，对象几乎只占值本身的大小。',
  },
  'dictionary-shrinks': {
    en: 'A dictionary gets smaller when its keys are deleted.',
    'zh-CN': '删掉键，字典就会变小。',
  },
  'never-given-back': {
    en: 'What Python has once taken from the system, it keeps for ever.',
    'zh-CN': 'Python 从系统要来的内存，从来不会还回去。',
  },
  'pool-numbers-fixed': {
    en: 'The sizes of pools and arenas are the same in every version of Python.',
    'zh-CN': '内存池和 arena 的大小，各个版本的 Python 都一样。',
  },
  'memory-error-always': {
    en: 'A program that runs out of memory always gets an exception.',
    'zh-CN': '内存用完的程序总会收到一个异常。',
  },
  'mapping-reads-all': {
    en: 'Mapping a part of a file brings in the whole file.',
    'zh-CN': '映射文件的一部分，也会把整个文件读进来。',
  },
  'mapping-always-lazy': {
    en: 'A mapping costs nothing until it is touched, on every platform.',
    'zh-CN': '不管在什么平台上，映射了但还没碰到的部分都不占内存。',
  },
  'every-mapping-writes': {
    en: 'What I change in a mapped array is changed in the file.',
    'zh-CN': '在映射的数组里改了什么，文件里就改了什么。',
  },
  'read-only-is-silent': {
    en: 'Writing to something read-only is silently ignored.',
    'zh-CN': '往只读的东西里写，会被悄悄忽略。',
  },
  'types-only-speed': {
    en: 'The type of a column is about speed, not about memory.',
    'zh-CN': '列的类型只关系到快慢，和内存无关。',
  },
  'types-compress': {
    en: 'Categories and small types compress the data to next to nothing.',
    'zh-CN': 'category 和小类型会把数据压缩到几乎不占内存。',
  },
  'frame-shares-by-default': {
    en: 'A frame made of an array shares the memory of the array.',
    'zh-CN': '用数组创建的 DataFrame，和数组共用内存。',
  },
  'new-frame-is-copy': {
    en: 'Every operation that gives a new frame copies all the data.',
    'zh-CN': '凡是得到新 DataFrame 的操作，都会复制全部数据。',
  },
  'new-frame-is-view': {
    en: 'Changing a frame that was made from another one changes both.',
    'zh-CN': '从一个 DataFrame 得到另一个，改动后者也会改动前者。',
  },
  'every-slice-is-view': {
    en: 'Every slice keeps the original alive.',
    'zh-CN': '不管什么切片，都会让原来的对象活着。',
  },
  'view-keeps-its-rows': {
    en: 'A view keeps only those rows that it shows.',
    'zh-CN': '视图只留住它用到的那几行。',
  },
  'column-is-separate': {
    en: 'Each column of a frame is an array of its own.',
    'zh-CN': 'DataFrame 的每一列都是独立的数组。',
  },
  'method-is-function': {
    en: 'A method taken from an object is just a function.',
    'zh-CN': '从对象上取出的方法，只是一个函数。',
  },
  'method-lives-with-object': {
    en: 'A bound method lives as long as its object.',
    'zh-CN': '绑定方法和它的对象活得一样久。',
  },
  'growth-is-total': {
    en: 'How much a program leaks is how much it holds.',
    'zh-CN': '程序占着多少，就是泄漏了多少。',
  },
  'every-cache-leaks': {
    en: 'Every cache is a leak.',
    'zh-CN': '缓存都是内存泄漏。',
  },
  'tracemalloc-names-holder': {
    en: '`tracemalloc` tells who holds the memory.',
    'zh-CN': '`tracemalloc` 会告诉你是谁拿着内存。',
  },
  'tracemalloc-names-caller': {
    en: '`tracemalloc` names the line that called the function.',
    'zh-CN': '`tracemalloc` 指出的是调用函数的那一行。',
  },
  'leak-moved': {
    en: 'Keeping the objects under another name ends the leak.',
    'zh-CN': '换个名字存着，就不算泄漏了。',
  },
  'library-caches-safe': {
    en: 'Caches of the standard library take care of their size.',
    'zh-CN': '标准库的缓存会自己控制大小。',
  },
  'peak-is-end': {
    en: 'The peak is what is in use at the end.',
    'zh-CN': '峰值就是结束时占用的内存。',
  },
  'peak-is-largest': {
    en: 'The peak is the size of the largest object.',
    'zh-CN': '峰值就是最大的那个对象的大小。',
  },
  'tracemalloc-sees-all': {
    en: '`tracemalloc` counts everything that is in memory.',
    'zh-CN': '`tracemalloc` 会统计内存里的所有东西。',
  },
  'tracemalloc-is-baseline': {
    en: '`tracemalloc` takes stock when it is started.',
    'zh-CN': '`tracemalloc` 启动时会先盘点一遍。',
  },
  'memory-error-is-end': {
    en: 'After a `MemoryError` a program cannot go on.',
    'zh-CN': '出现 `MemoryError` 之后，程序就没法继续了。',
  },
  'one-error-for-memory': {
    en: 'Every request that is too large raises a `MemoryError`.',
    'zh-CN': '一次要得太多，抛出的总是 `MemoryError`。',
  },
  'error-keeps-last': {
    en: 'An error keeps only the value that it was about.',
    'zh-CN': '错误只留住出错时的那个值。',
  },
  'one-holder-enough': {
    en: 'When the obvious holder is gone, the object is free.',
    'zh-CN': '去掉最明显的那个持有者，对象就释放了。',
  },
} as const satisfies Record<string, LocalText>;

export type MisconceptionId = keyof typeof misconceptions;
