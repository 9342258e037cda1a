-- Moves the oldest waiting envelopes into a claim of their own and returns them.
-- KEYS: waiting list, claim list, owners, lease.  ARGV: claim id, instance, most entries, most bytes, lease in ms.
local waiting = redis.call('LLEN', KEYS[1])
if waiting == 0 or redis.call('HEXISTS', KEYS[3], ARGV[1]) == 1 then
    return {}
end
-- A script whose first write frees memory may go on writing on a node that is full, and a full node has to be emptied.
redis.call('DEL', KEYS[2])
local wanted = math.min(waiting, tonumber(ARGV[3]))
local most_bytes = tonumber(ARGV[4])
local entries, bytes = {}, 0
local size = 1
while #entries < wanted and bytes < most_bytes do
    local part = redis.call('LRANGE', KEYS[1], 0, math.min(size, wanted - #entries) - 1)
    redis.call('RPUSH', KEYS[2], unpack(part))
    redis.call('LTRIM', KEYS[1], #part, -1)
    for _, entry in ipairs(part) do
        bytes = bytes + #entry
        entries[#entries + 1] = entry
    end
    -- The next part is as large as the bytes that are left allow if its entries are like those so far; 100 at the most.
    size = math.max(1, math.min(100, math.floor((most_bytes - bytes) * #entries / math.max(bytes, 1))))
end
redis.call('HSET', KEYS[3], ARGV[1], ARGV[2])
redis.call('SET', KEYS[4], '1', 'PX', ARGV[5])
return entries
