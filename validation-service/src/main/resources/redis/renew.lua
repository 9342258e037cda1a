-- Says that an owner lives.
-- KEYS: its lease.  ARGV: lease in ms.
-- First what frees memory: then a node that is full lets the script go on.
redis.call('DEL', KEYS[1])
redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
return 1
