-- Gives a claim to an instance if its owner is still the one that was seen and has no lease, or is the instance itself.
-- KEYS: owners, the seen owner's lease, the instance's lease.  ARGV: claim id, seen owner, instance, lease in ms.
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
    return 0
end
if ARGV[2] ~= ARGV[3] and redis.call('EXISTS', KEYS[2]) == 1 then
    return 0
end
-- First what frees memory: then a node that is full lets the script go on.
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('SET', KEYS[3], '1', 'PX', ARGV[4])
return 1
