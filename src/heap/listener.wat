;; Counts births and deaths where they happen. Python's reference tracer calls `listen` for every object
;; that it creates or destroys; going to JavaScript and back for each would take longer than the counting.
;; So this counts the plain cases by itself, in the ledger (ledger.ts says how that is laid out), and passes
;; on the rest, at once and before anything else happens: lifetimes.ts knows what to do with any event. Plain is
;; - an object whose address nobody has marked: not watched, not a type, in no doubt, not ours
;; - of a type that was seen before
;; - and for a death: a count of 0 (else the object only moves) and a type that has no finaliser.
;;
;; scripts/setup/assemble.ts assembles this. Where a browser does not take it (two memories in one module are
;; new), every event is passed on by JavaScript, with the same outcome.

(module
  (import "python" "memory" (memory $python 0))
  (import "ledger" "memory" (memory $ledger 17))
  (import "lifetimes" "created" (func $created (param $object i32)))
  (import "lifetimes" "destroyed" (func $destroyed (param $object i32)))

  ;; PyRefTracer: event 0 is a birth, 1 a death; there is a third that tells of no object.
  (func (export "listen") (param $object i32) (param $event i32) (param $data i32) (result i32)
    (local $type i32)    ;; address of the object's type
    (local $seen i32)    ;; where the ledger would have that type
    (local $kind i32)    ;; the type's number, then where it is counted
    (local $slot i32)    ;; the object's, before 0x110000 is added
    (local $living i32)  ;; what is in it

    (block $pass-on
      (br_if $pass-on (i32.ge_u (local.get $object) (i32.load $ledger offset=0x8000 (i32.const 0))))

      ;; ob_type
      (local.set $type (i32.load $python offset=4 (local.get $object)))
      ;; ((type >> 4) & 4095) * 8
      (local.set $seen
        (i32.and (i32.shr_u (local.get $type) (i32.const 1)) (i32.const 0x7ff8)))
      (br_if $pass-on (i32.ne (local.get $type) (i32.load $ledger (local.get $seen))))
      (local.set $kind (i32.load $ledger offset=4 (local.get $seen)))

      ;; (object >> 3) * 2
      (local.set $slot
        (i32.and (i32.shr_u (local.get $object) (i32.const 2)) (i32.const 0x3ffffffe)))
      (local.set $living (i32.load16_u $ledger offset=0x110000 (local.get $slot)))
      (br_if $pass-on (i32.eq (local.get $living) (i32.const 0xffff)))

      (if (i32.eqz (local.get $event))
        (then
          (i32.store16 $ledger offset=0x110000 (local.get $slot) (local.get $kind))
          (local.set $kind (i32.shl (local.get $kind) (i32.const 4)))
          (i32.store $ledger offset=0x10000 (local.get $kind)
            (i32.add (i32.load $ledger offset=0x10000 (local.get $kind)) (i32.const 1)))
          (return (i32.const 0))))

      (br_if $pass-on (i32.ne (local.get $event) (i32.const 1)))
      ;; ob_refcnt
      (br_if $pass-on (i32.load $python (local.get $object)))
      ;; tp_del, tp_finalize: a class can be given one at any time
      (br_if $pass-on
        (i32.or
          (i32.load $python offset=188 (local.get $type))
          (i32.load $python offset=196 (local.get $type))))
      (i32.store16 $ledger offset=0x110000 (local.get $slot) (i32.const 0))
      ;; Of this run, or older.
      (local.set $kind
        (i32.add
          (i32.shl (local.get $kind) (i32.const 4))
          (select (i32.const 4) (i32.const 8) (local.get $living))))
      (i32.store $ledger offset=0x10000 (local.get $kind)
        (i32.add (i32.load $ledger offset=0x10000 (local.get $kind)) (i32.const 1)))
      (return (i32.const 0)))

    (if (i32.eqz (local.get $event)) (then (call $created (local.get $object))))
    (if (i32.eq (local.get $event) (i32.const 1)) (then (call $destroyed (local.get $object))))
    (i32.const 0)))
