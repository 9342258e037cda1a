-- Gives an owner the first claim that nobody works on, and returns its id and its entries: one that was given up, one of this
-- owner itself, which has none in hand, or, where others may be taken for dead, one of an owner that has no lease.
-- KEYS: owners, the owner's lease.  ARGV: owner, lease in ms, 1 if others may be taken for dead, prefix of claims, prefix of leases.
local owners = redis.call('HGETALL', KEYS[1])
for i = 1, #owners, 2 do
    local id, seen = owners[i], owners[i + 1]
    local free = seen == '' or seen == ARGV[1]
    if not free and ARGV[3] == '1' then
        free = redis.call('EXISTS', ARGV[5] .. seen) == 0
    end
    if free then
        -- First what frees memory: then a node that is full lets the script go on.
        redis.call('HDEL', KEYS[1], id)
        redis.call('HSET', KEYS[1], id, ARGV[1])
        redis.call('SET', KEYS[2], '1', 'PX', ARGV[2])
        local found = redis.call('LRANGE', ARGV[4] .. id, 0, -1)
        table.insert(found, 1, id)
        return found
    end
end
return {}
