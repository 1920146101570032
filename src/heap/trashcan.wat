;; Stands in the place of one of Python's `tp_dealloc` functions and counts how deep they are inside each
;; other. From LIMIT on, an object waits until the one at that depth is gone, then it goes at the same depth:
;; a chain of any length takes a bounded part of the browser's stack. Python does the same ("trashcan"), but
;; judges by WebAssembly's own stack, of which a dealloc uses next to nothing.
;;
;; scripts/setup/assemble.ts assembles this; trashcan.ts puts it in place, once for each function.

(module
  (import "python" "memory" (memory 0))
  (import "python" "table" (table 0 funcref))
  (import "python" "dealloc" (func $dealloc (param $object i32)))
  ;; Shared by all of them.
  (import "trashcan" "depth" (global $depth (mut i32)))
  (import "trashcan" "emptying" (global $emptying (mut i32)))
  ;; The object that is being destroyed now, innermost; 0 for none.
  (import "trashcan" "current" (global $current (mut i32)))
  ;; 0 when the object cannot wait.
  (import "trashcan" "put" (func $put (param $object i32) (result i32)))
  ;; 0 when none waits.
  (import "trashcan" "take" (func $take (result i32)))

  (type $destructor (func (param i32)))
  (global $LIMIT i32 (i32.const 50))

  (func (export "dealloc") (param $object i32)
    (local $outer i32)
    (local.set $outer (global.get $current))

    ;; Of a class that has a base, Python calls the base's function from within the class's own: the object is half
    ;; gone, and would never be gone if it waited to be destroyed from the beginning.
    (if (i32.eq (local.get $object) (local.get $outer))
      (then (call $dealloc (local.get $object)) (return)))

    (if (i32.ge_u (global.get $depth) (global.get $LIMIT))
      (then (if (call $put (local.get $object)) (then (return)))))

    (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
    (global.set $current (local.get $object))
    (call $dealloc (local.get $object))
    (global.set $current (local.get $outer))
    (global.set $depth (i32.sub (global.get $depth) (i32.const 1)))

    ;; Only one of them empties it, or emptying would grow as deep as the chain is long.
    (if (i32.eq (i32.add (global.get $depth) (i32.const 1)) (global.get $LIMIT))
      (then
        (if (i32.eqz (global.get $emptying))
          (then
            (global.set $emptying (i32.const 1))
            (loop $next
              (local.set $object (call $take))
              (if (local.get $object)
                (then
                  ;; ob_type, tp_dealloc
                  (call_indirect (type $destructor)
                    (local.get $object)
                    (i32.load offset=24 (i32.load offset=4 (local.get $object))))
                  (br $next))))
            (global.set $emptying (i32.const 0))))))))
