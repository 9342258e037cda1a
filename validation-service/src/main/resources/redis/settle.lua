-- Deletes a claim of the instance and counts its entries as settled; -1 if the claim is gone or another's.
-- KEYS: owners, claim list, ledger.  ARGV: claim id, instance, ledger field.
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
    return -1
end
local settled = redis.call('LLEN', KEYS[2])
redis.call('DEL', KEYS[2])
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HINCRBY', KEYS[3], ARGV[3], settled)
return settled
