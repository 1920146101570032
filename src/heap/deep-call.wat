;; Stands in the place of a C function that Python calls through its table, where recursion through C comes by.
;; Python stops such a recursion by WebAssembly's own stack, of which a call takes little; the browser's,
;; of which it takes much, would end first. So each call takes $bytes more of WebAssembly's.
;;
;; scripts/setup/assemble.ts assembles this; c-stack.ts puts it in place, once for each function.

(module
  (import "python" "stackPointer" (global $top (mut i32)))
  ;; The function itself, at 0.
  (import "python" "original" (table 1 funcref))
  (import "python" "bytes" (global $bytes i32))

  (type $one (func (param i32) (result i32)))
  (type $three (func (param i32 i32 i32) (result i32)))
  (type $four (func (param i32 i32 i32 i32) (result i32)))

  (func (export "one") (param $a i32) (result i32)
    (local $result i32)
    (global.set $top (i32.sub (global.get $top) (global.get $bytes)))
    (local.set $result (call_indirect (type $one) (local.get $a) (i32.const 0)))
    (global.set $top (i32.add (global.get $top) (global.get $bytes)))
    (local.get $result))

  (func (export "three") (param $a i32) (param $b i32) (param $c i32) (result i32)
    (local $result i32)
    (global.set $top (i32.sub (global.get $top) (global.get $bytes)))
    (local.set $result
      (call_indirect (type $three)
        (local.get $a) (local.get $b) (local.get $c) (i32.const 0)))
    (global.set $top (i32.add (global.get $top) (global.get $bytes)))
    (local.get $result))

  (func (export "four") (param $a i32) (param $b i32) (param $c i32) (param $d i32) (result i32)
    (local $result i32)
    (global.set $top (i32.sub (global.get $top) (global.get $bytes)))
    (local.set $result
      (call_indirect (type $four)
        (local.get $a) (local.get $b) (local.get $c) (local.get $d) (i32.const 0)))
    (global.set $top (i32.add (global.get $top) (global.get $bytes)))
    (local.get $result))

  ;; Calls itself until the browser's stack is used up: `reached` says how often.
  (global $reached (export "reached") (mut i32) (i32.const 0))
  (func $descend (export "descend") (result i32)
    (global.set $reached (i32.add (global.get $reached) (i32.const 1)))
    (i32.add (call $descend) (i32.const 1))))
