;; Finds what is written in a memory that is mostly zeros. JavaScript steps through millions of them as slowly
;; as anything that has only just begun, and each start of Python does that several times.
;;
;; scripts/setup/assemble.ts assembles this, for ledger.ts.

(module
  (import "ledger" "memory" (memory 17))

  ;; Where, from `at` on, the next eight bytes stand that are not all zero; `end` when there are none.
  ;; All three are multiples of 8.
  (func (export "next") (param $at i32) (param $end i32) (result i32)
    (block $found
      (loop $on
        (br_if $found (i32.ge_u (local.get $at) (local.get $end)))
        (br_if $found (i64.ne (i64.load (local.get $at)) (i64.const 0)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $on)))
    (local.get $at)))
